package io.penstock.corpus;

/** How an input reaches the product. */
enum How {
    /** Written under another name and renamed, as a careful sender does. */
    DROPPED,
    /** Written into the folder bit by bit. */
    GROWING,
    /** Deleted as soon as it was taken. */
    DELETED,
    /** Replaced by another file as soon as it was taken. */
    REPLACED,
    /** Cut off as soon as it was taken. */
    TRUNCATED,
    /** A symbolic link in the folder. */
    LINK,
    /** A named pipe in the folder. */
    PIPE,
    /** A file that nobody is permitted to read. */
    FORBIDDEN,
    /** A folder that is called like a file. */
    FOLDER,
    /** A request over HTTP. */
    REQUEST,
    /** A file over HTTP, which becomes a batch. */
    UPLOAD,
    /** A message on a topic. */
    MESSAGE
}
