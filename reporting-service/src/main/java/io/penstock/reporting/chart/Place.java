package io.penstock.reporting.chart;

/** A category or series by its place, so that two of the same name stay two. */
record Place(int number, String name) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
        return Integer.compare(number, other.number);
    }

    /** What is drawn. */
    @Override
    public String toString() {
        return name;
    }
}
