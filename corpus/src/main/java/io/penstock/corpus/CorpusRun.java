package io.penstock.corpus;

import io.penstock.local.Platform;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sends all cases into a running platform, most of them at once, and judges what became of each. */
final class CorpusRun {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration ALERTS = Duration.ofSeconds(10);

    private final Inputs inputs;
    private final Found found;
    private final Messages messages;
    private final JudgeBatch judge;
    private final Sending sending;

    CorpusRun(Platform platform, Cases cases, Path made) {
        inputs = new Inputs(cases, made);
        found = new Found(platform.servers().postgres());
        messages = new Messages(platform.runFile().kafka().bootstrap());
        judge = new JudgeBatch(found, new Originals(platform.runFile().folders()));
        sending = new Sending(platform, inputs, found);
    }

    List<Verdict> run(List<CorpusCase> cases) throws Exception {
        Map<Integer, List<CorpusCase>> waves =
                cases.stream().collect(Collectors.groupingBy(CorpusCase::wave, TreeMap::new, Collectors.toList()));
        for (List<CorpusCase> wave : waves.values()) {
            sendAndAwait(wave);
        }
        return judgeAll(cases);
    }

    private void sendAndAwait(List<CorpusCase> cases) throws Exception {
        sending.sendAll(cases);
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && !allOver(cases)) {
            Thread.sleep(200);
        }
    }

    private boolean allOver(List<CorpusCase> cases) throws SQLException {
        Map<String, Map<String, String>> batches = found.batches();
        return cases.stream()
                .filter(CorpusCase::isBatch)
                .allMatch(one -> JudgeBatch.isOver(one, batches.getOrDefault(sending.key(one), Map.of())));
    }

    /** Dead letters and alerts take a moment: what has not held is looked at again for a while. */
    private List<Verdict> judgeAll(List<CorpusCase> cases) throws SQLException, InterruptedException {
        Map<String, Verdict> verdicts = new TreeMap<>();
        Instant end = Instant.now().plus(ALERTS);
        List<CorpusCase> open = cases;
        while (true) {
            Map<String, Map<String, String>> batches = found.batches();
            for (CorpusCase one : open) {
                verdicts.put(one.name(), judgeSafely(one, batches.getOrDefault(sending.key(one), Map.of())));
            }
            open = cases.stream()
                    .filter(one -> !verdicts.get(one.name()).held())
                    .toList();
            if (open.isEmpty() || Instant.now().isAfter(end)) {
                return List.copyOf(verdicts.values());
            }
            Thread.sleep(500);
        }
    }

    private Verdict judgeSafely(CorpusCase one, Map<String, String> batch) {
        try {
            return judge(one, batch);
        } catch (Exception e) {
            return new Verdict(one.name(), one.becomes().words(), List.of("cannot be judged: " + e));
        }
    }

    private Verdict judge(CorpusCase one, Map<String, String> batch) throws Exception {
        if (one.isBatch()) {
            return judge.judge(one, batch);
        }
        Faults faults = new Faults();
        switch (one.how()) {
            case MESSAGE -> judgeMessage(one, faults);
            case REQUEST -> faults.same("status", Integer.toString(one.request().status()), sending.answer(one));
            default -> judgeNotTaken(one, batch, faults);
        }
        return new Verdict(one.name(), one.becomes().words(), faults.all());
    }

    private void judgeNotTaken(CorpusCase one, Map<String, String> batch, Faults faults) throws Exception {
        faults.same("lies in the inbox", true, Files.exists(sending.target(one), LinkOption.NOFOLLOW_LINKS));
        faults.same("batches", Map.of(), batch);
        if (one.how() == How.FORBIDDEN) {
            faults.same("people told", 1, found.fileLocked(inputs.nameOf(one)));
        }
    }

    private void judgeMessage(CorpusCase one, Faults faults) {
        String refused = sending.answer(one);
        if (one.becomes() == Becomes.REFUSED) {
            faults.containsIfSaid("refusal of the broker", one.message().reason(), refused);
            return;
        }
        faults.same("refusal of the broker", null, refused);
        Map<String, String> letters = messages.setAside(one.message());
        faults.same("set aside by", one.message().setAsideBy(), List.copyOf(letters.keySet()));
        letters.values()
                .forEach(reason -> faults.containsIfSaid("reason", one.message().reason(), reason));
    }
}
