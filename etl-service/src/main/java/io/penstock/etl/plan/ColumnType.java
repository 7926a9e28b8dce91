package io.penstock.etl.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Types of target columns; which one a column has follows from its last cleaning function. */
public enum ColumnType {
    TEXT(String.class),
    INTEGER(Long.class),
    DECIMAL(BigDecimal.class),
    DATE(LocalDate.class),
    /** Local time of the plan's zone. */
    TIMESTAMP(LocalDateTime.class),
    BOOLEAN(Boolean.class);

    private final Class<?> javaType;

    ColumnType(Class<?> javaType) {
        this.javaType = javaType;
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
