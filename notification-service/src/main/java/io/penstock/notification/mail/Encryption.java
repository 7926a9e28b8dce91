package io.penstock.notification.mail;

/** When a connection to the SMTP server becomes an encrypted one. */
public enum Encryption {
    /** Never; for a server on the same computer. */
    NONE,
    /** As soon as the server offers it (STARTTLS); mails leave without it when it does not. */
    IF_OFFERED,
    /** As soon as the server offers it (STARTTLS); no mail leaves when it does not. */
    STARTTLS,
    /** From the first byte, usually on port 465. */
    TLS
}
