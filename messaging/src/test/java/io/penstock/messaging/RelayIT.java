package io.penstock.messaging;

import static io.penstock.testkit.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events of one key reach their topic in order, however many replicas there are and whatever happens to them. */
class RelayIT {

    private static final String TOPIC = "report-ready";
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final OutboxSchema outbox = new OutboxSchema();
    private final List<Relay> relays = new ArrayList<>();
    private AgroalDataSource dataSource;

    @BeforeEach
    void createOutbox() throws Exception {
        outbox.create();
        dataSource = OutboxSchema.dataSource(Servers.postgres().jdbcUrl("penstock"));
    }

    @AfterEach
    void stopRelays() throws InterruptedException {
        for (Relay relay : relays) {
            relay.stop(null);
        }
        dataSource.close();
    }

    @Test
    void keepsOrderOfEachKeyWithThreeRelaysOfDifferentSpeed() throws Exception {
        List<String> keys = OutboxSchema.keys("speed-", 7);
        startRelay(sender(0));
        startRelay(sender(40));
        startRelay(sender(5));

        outbox.write(TOPIC, keys, 0, 1_000);

        awaitEmptyOutbox();
        assertInOrder(keys, 1_000);
    }

    @Test
    void relaysWhatAKilledHolderHadHalfSent() throws Exception {
        List<String> keys = OutboxSchema.keys("killed-", 5);
        outbox.write(TOPIC, keys, 0, 100);
        try (RelayProcess holder = startProcess()) {
            holder.awaitHalfSent();
            startRelay(sender(0));
            outbox.write(TOPIC, keys, 100, 100);

            holder.signal("KILL");

            awaitEmptyOutbox();
            assertInOrder(keys, 200);
        }
    }

    @Test
    void relaysWhatAFrozenHolderHadHalfSentAndItsLateMessagesAreRepeats() throws Exception {
        List<String> keys = OutboxSchema.keys("frozen-", 5);
        outbox.write(TOPIC, keys, 0, 100);
        try (RelayProcess holder = startProcess()) {
            holder.awaitHalfSent();
            holder.signal("STOP");
            Relay other = startRelay(sender(0));
            outbox.write(TOPIC, keys, 100, 100);
            awaitEmptyOutbox();
            assertInOrder(keys, 200);
            other.stop(null);

            holder.signal("CONT");
            holder.sendOtherHalf();
            outbox.write(TOPIC, keys, 200, 100);

            awaitEmptyOutbox();
            assertInOrder(keys, 300);
            assertEquals(
                    300 * keys.size() + 500, messages(keys).size(), "the frozen relay's batch of 500 is there twice");
        }
    }

    @Test
    void isolatesMessagesThatCannotBeSentAndRelaysTheOthersInOrder() throws Exception {
        List<String> keys = OutboxSchema.keys("isolated-", 3);
        outbox.write(TOPIC, keys, 0, 20);
        outbox.write(new Message(TOPIC, keys.get(0), Map.of(Message.ID, "too-large"), new byte[5 << 20]));
        outbox.write(TOPIC, keys, 20, 20);
        outbox.write(new Message("no topic!", keys.get(1), Map.of(Message.ID, "no-topic"), new byte[1]));
        createTopicOfSmallMessages("small-events");
        outbox.write(new Message("small-events", keys.get(2), Map.of(Message.ID, "refused"), new byte[2 << 20]));
        outbox.write(TOPIC, keys, 40, 20);

        startRelay(sender(0));

        awaitEmptyOutbox();
        assertInOrder(keys, 60);
        assertEquals(
                Map.of(
                        "too-large", "RecordTooLargeException, 5242880 bytes",
                        "no-topic", "InvalidTopicException, 1 bytes",
                        "refused", "RecordTooLargeException, 2097152 bytes"),
                outbox.unsent());
    }

    @Test
    void sendsNothingMoreAfterAMessageThatTheBrokerRefused() throws Exception {
        createTopicOfSmallMessages("small-messages");
        MessageSender sender = sender(0);
        List<Message> messages = IntStream.range(0, 60)
                .mapToObj(number -> new Message(
                        "small-messages",
                        "key",
                        Map.of(Message.ID, "small-" + number),
                        number == 20
                                ? new byte[2 << 20]
                                : String.valueOf(number).getBytes(UTF_8)))
                .toList();

        assertThrows(ExecutionException.class, () -> sender.send(messages));

        assertEquals(numbers(20), valuesOf("small-messages"));
        sender.send(messages.subList(30, 40));
        assertEquals(30, valuesOf("small-messages").size());
        sender.close();
    }

    private static void createTopicOfSmallMessages(String name) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Servers.kafka().bootstrap()))) {
            NewTopic topic = new NewTopic(name, 1, (short) 1).configs(Map.of("max.message.bytes", "100000"));
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private static List<String> valuesOf(String topic) {
        return Topics.all(topic).stream().map(ConsumerRecord::value).toList();
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    private static RelayProcess startProcess() throws Exception {
        return RelayProcess.start(
                Servers.postgres().jdbcUrl("penstock"), Servers.kafka().bootstrap());
    }

    private Relay startRelay(MessageSender sender) {
        Relay relay = RelayProcess.relay(dataSource, sender, SILENCE);
        relays.add(relay);
        relay.start(null);
        return relay;
    }

    /** Sends as slowly as one wants. */
    private static MessageSender sender(long pauseMs) {
        return new MessageSender(Map.of("bootstrap.servers", Servers.kafka().bootstrap())) {
            @Override
            synchronized void send(List<Message> messages) throws ExecutionException, InterruptedException {
                Thread.sleep(pauseMs);
                super.send(messages);
            }
        };
    }

    private void awaitEmptyOutbox() {
        await().until(() -> outbox.count() == 0);
    }

    /** The first of the messages with one id counts; receivers know the others by it. */
    private static void assertInOrder(List<String> keys, int count) {
        Map<String, List<String>> numbers = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        for (ConsumerRecord<String, String> message : messages(keys)) {
            if (ids.add(Message.idOf(message))) {
                numbers.computeIfAbsent(message.key(), key -> new ArrayList<>()).add(message.value());
            }
        }
        for (String key : keys) {
            assertEquals(numbers(count), numbers.get(key), key);
        }
    }

    private static List<ConsumerRecord<String, String>> messages(List<String> keys) {
        return Topics.all(TOPIC).stream()
                .filter(message -> keys.contains(message.key()))
                .toList();
    }
}
