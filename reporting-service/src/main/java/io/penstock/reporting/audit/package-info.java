/** Who was shown which personal data: kept for good, added to only. */
package io.penstock.reporting.audit;
