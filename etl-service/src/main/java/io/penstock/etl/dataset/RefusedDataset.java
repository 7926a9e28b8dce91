package io.penstock.etl.dataset;

import io.penstock.etl.declaration.InvalidDeclaration;

/**
 * A declaration that cannot be used.
 *
 * @param dataset the dataset that it was to declare; the name of the file where it does not say
 * @param fault file, line, key, what was expected and what was found
 */
public record RefusedDataset(String dataset, InvalidDeclaration fault) {}
