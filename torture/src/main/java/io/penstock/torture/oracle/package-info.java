/** Says after a round whether every promise was kept, by what was sent and by what is there. It asks no service. */
package io.penstock.torture.oracle;
