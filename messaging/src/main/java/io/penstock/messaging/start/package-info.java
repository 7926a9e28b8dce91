/** How every service begins. */
package io.penstock.messaging.start;
