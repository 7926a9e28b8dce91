/** What the readers of files have in common. */
package io.penstock.tables;
