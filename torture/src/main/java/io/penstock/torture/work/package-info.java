/** What is sent into the platform, and what must have become of it. Everything follows from a seed and a number. */
package io.penstock.torture.work;
