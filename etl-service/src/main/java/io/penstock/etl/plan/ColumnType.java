package io.penstock.etl.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Types of target columns; which one a column has follows from its last cleaning function. */
public enum ColumnType {
    TEXT(String.class, "texts"),
    INTEGER(Long.class, "whole numbers"),
    DECIMAL(BigDecimal.class, "decimal numbers"),
    DATE(LocalDate.class, "dates"),
    /** Local time of the plan's zone. */
    TIMESTAMP(LocalDateTime.class, "times"),
    BOOLEAN(Boolean.class, "truth values");

    private final Class<?> javaType;
    private final String words;

    ColumnType(Class<?> javaType, String words) {
        this.javaType = javaType;
        this.words = words;
    }

    /** What values of the type are called. */
    String words() {
        return words;
    }

    /** The class of the values in {@link Row#values}. */
    public Class<?> javaType() {
        return javaType;
    }

    static ColumnType of(Class<?> javaType) {
        for (ColumnType type : values()) {
            if (type.javaType == javaType) {
                return type;
            }
        }
        throw new IllegalArgumentException(javaType.getName());
    }
}
