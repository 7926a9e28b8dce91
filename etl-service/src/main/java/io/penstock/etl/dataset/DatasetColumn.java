package io.penstock.etl.dataset;

/**
 * A column of a dataset.
 *
 * @param references the dataset whose key the column has; null if it refers to none
 * @param missing what becomes of a row that refers to one that is not there; null if the column refers to none
 */
public record DatasetColumn(String name, DatasetType type, String references, MissingReferencePolicy missing) {

    /** Whether the column has the key of another dataset. */
    public boolean refers() {
        return references != null;
    }
}
