/** Bad input as files with what must become of each, run through the whole platform. */
package io.penstock.corpus;
