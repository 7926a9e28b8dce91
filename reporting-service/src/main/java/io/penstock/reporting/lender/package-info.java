/** Where the lender is, and what date it is there. */
package io.penstock.reporting.lender;
