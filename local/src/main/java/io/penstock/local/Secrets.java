package io.penstock.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Passwords and tokens, made up once and kept in a file that only its owner can read. */
final class Secrets {

    static final List<String> USERS = List.of("viewer", "operator", "analyst", "admin");

    private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final String HEX = "0123456789abcdef";

    private final SecureRandom random = new SecureRandom();
    private final Path file;
    private final Properties kept = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    /** Finds the secrets in a file, or makes up the first when they are asked for. */
    static Secrets in(Path file) throws IOException {
        var secrets = new Secrets(file);
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                secrets.kept.load(in);
            }
        }
        return secrets;
    }

    String superuser() {
        return secret("postgres", "", LETTERS, 24);
    }

    String role(String role) {
        return secret("role." + role, "", LETTERS, 24);
    }

    String user(String user) {
        return secret("user." + user, "", LETTERS, 16);
    }

    Map<String, String> users() {
        Map<String, String> users = new TreeMap<>();
        USERS.forEach(user -> users.put(user, user(user)));
        return users;
    }

    /** Twilio's form: AC and 32 hexadecimal digits. */
    String twilioAccountSid() {
        return secret("twilio.account-sid", "AC", HEX, 32);
    }

    String twilioAuthToken() {
        return secret("twilio.auth-token", "", HEX, 32);
    }

    private synchronized String secret(String name, String prefix, String alphabet, int length) {
        String known = kept.getProperty(name);
        if (known != null) {
            return known;
        }
        StringBuilder made = new StringBuilder(prefix);
        for (int i = 0; i < length; i++) {
            made.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        kept.setProperty(name, made.toString());
        store();
        return made.toString();
    }

    private void store() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(kept)
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\n'));
        try {
            PrivateFile.write(file, text.toString());
        } catch (IOException e) {
            throw new Refused("secrets cannot be kept in " + file, e);
        }
    }
}
