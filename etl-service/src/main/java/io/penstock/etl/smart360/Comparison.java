package io.penstock.etl.smart360;

/**
 * How the consumers of the mart and those of SMART360 differ, apart from what is on its way or was refused there.
 *
 * @param rows consumers in the mart
 * @param smart360 consumers there
 * @param missing those that SMART360 lacks
 * @param differing those that it has with other values
 * @param unknown those that it alone has; nobody touches them
 * @param delivered those that were missing or differing and are right now
 * @param refused those that SMART360 did not take
 */
public record Comparison(
        long rows, long smart360, long missing, long differing, long unknown, long delivered, long refused) {

    /** Whether SMART360 has, or had, anything that it should not have, or lacked what it should. */
    public boolean differs() {
        return missing + differing + unknown > 0;
    }
}
