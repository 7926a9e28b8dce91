package io.penstock.etl.declaration;

/** A declaration that cannot be used. The message names file, line, key, what was expected and what was found. */
public final class InvalidDeclaration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String pointer;
    private final int line;

    public InvalidDeclaration(String file, String pointer, int line, String fault) {
        this(file, pointer, line, fault, null);
    }

    public InvalidDeclaration(String file, String pointer, int line, String fault, Throwable cause) {
        super(
                file + (line > 0 ? ", line " + line : "") + (pointer.isEmpty() ? "" : ", " + pointer) + ": " + fault,
                cause);
        this.file = file;
        this.pointer = pointer;
        this.line = line;
    }

    public String file() {
        return file;
    }

    /** JSON pointer of the key, for example {@code /columns/first_name/clean/0}; empty for the whole file. */
    public String pointer() {
        return pointer;
    }

    /** Line in the file, counted from 1; 0 when unknown. */
    public int line() {
        return line;
    }
}
