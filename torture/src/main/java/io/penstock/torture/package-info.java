/** Faults while records are on their way, and the oracle that counts afterwards. */
package io.penstock.torture;
