import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Ends with 0 if an address answers 200, else with 1: a health check for images that have neither shell nor curl. */
final class Healthy {

    private static final int MILLIS = 4_000;

    private Healthy() {}

    public static void main(String[] words) throws IOException {
        var connection = (HttpURLConnection) URI.create(words[0]).toURL().openConnection();
        connection.setConnectTimeout(MILLIS);
        connection.setReadTimeout(MILLIS);
        System.exit(status(connection) == HttpURLConnection.HTTP_OK ? 0 : 1);
    }

    private static int status(HttpURLConnection connection) {
        try {
            return connection.getResponseCode();
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return -1;
        }
    }
}
