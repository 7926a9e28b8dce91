import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Makes the topics that a broker does not have yet. Its words: the broker's address, the file of names and partitions, and
 * how many copies there are to be. Where topics are made by an operator or by hand, this is not needed.
 */
final class MakeTopics {

    private MakeTopics() {}

    public static void main(String[] words) throws IOException, InterruptedException, ExecutionException {
        Map<String, Object> broker = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, words[0],
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 120_000);
        try (Admin admin = Admin.create(broker)) {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> missing = new ArrayList<>();
            for (String line : Files.readAllLines(Path.of(words[1]))) {
                String[] topic = line.split(" ");
                if (!there.contains(topic[0])) {
                    missing.add(new NewTopic(topic[0], Integer.parseInt(topic[1]), Short.parseShort(words[2])));
                }
            }
            admin.createTopics(missing).all().get();
            System.out.println("topics made: " + missing.size() + ", there before: " + there.size());
        }
    }
}
