package io.penstock.reporting.pipeline;

/** Where a batch is on its way, all stages taken together. */
public enum State {
    /** Its records are being read. */
    RECEIVING,
    /** It waits to be loaded. */
    STAGED,
    /** Its content is in force already; nothing was loaded. */
    DUPLICATE,
    /** It cannot be read as a table and was put aside. */
    QUARANTINED,
    /** It is open elsewhere or not permitted; intake is tried again. */
    FILE_LOCKED,
    /** It is being mapped, checked and merged. */
    LOADING,
    /** Its load waits for a person, who has it merged or discards it. */
    HELD,
    /** It is on its way to SMART360, or its workbook is being made. */
    DELIVERING,
    /** It arrived. */
    COMPLETE,
    /** It arrived, and a person has taken back what it changed. */
    UNDONE,
    /** It ended without being loaded. */
    FAILED,
    /** It arrived, but validation found something that a person should see, or its workbook could not be made. */
    NEEDS_ATTENTION
}
