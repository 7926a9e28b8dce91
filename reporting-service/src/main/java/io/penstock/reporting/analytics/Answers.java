package io.penstock.reporting.analytics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.reporting.analytics.Mart.Found;
import io.penstock.reporting.chart.Chart;
import io.penstock.reporting.chart.DrawChart;
import io.penstock.reporting.chart.Size;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers to questions, kept until the mart changes. Of those who ask the same at the same time one has it computed, the
 * others wait for it. The timer {@code penstock.analytics.computing} counts what was computed.
 */
@ApplicationScoped
class Answers {

    private static final float DEFAULT_LOAD = 0.75f;

    /** Room for twenty names below each other. */
    private static final Size LYING = new Size(960, 640, 1);

    private final Mart mart;
    private final ObjectMapper json;
    private final MeterRegistry registry;
    private final AnalyticsSettings settings;
    private final Map<Key, Kept> places;

    Answers(Mart mart, ObjectMapper json, MeterRegistry registry, AnalyticsSettings settings) {
        this.mart = mart;
        this.json = json;
        this.registry = registry;
        this.settings = settings;
        int most = settings.answersKept();
        this.places = new LinkedHashMap<>(most, DEFAULT_LOAD, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
                return size() > most;
            }
        };
    }

    private record Key(String question, Selection selection) {}

    /** The answer that is true of the mart as it is now. */
    Answer to(Question<?, ?> question, Selection selection) {
        long asked = System.nanoTime();
        Kept place = place(new Key(question.name(), selection));
        return place.ifStill(mart.mark()).orElseGet(() -> place.since(asked, () -> compute(question, selection)));
    }

    private Kept place(Key key) {
        synchronized (places) {
            return places.computeIfAbsent(key, unknown -> new Kept(settings.keptFor()));
        }
    }

    private <A> Found<Answer> compute(Question<?, A> question, Selection selection) {
        return registry.timer("penstock.analytics.computing", "question", question.name())
                .record(() -> {
                    Found<A> found = mart.ask(question, selection);
                    return new Found<>(
                            found.mark(),
                            new Answer(bytes(found.answer()), () -> draw(question, selection, found.answer())));
                });
    }

    private byte[] bytes(Object answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answer not written", e);
        }
    }

    private <A> byte[] draw(Question<?, A> question, Selection selection, A answer) {
        Chart chart = question.drawing().of(answer, settings.currency());
        return DrawChart.png(chart.withNote(selection.after(chart.note())), chart.horizontal() ? LYING : Size.WEB);
    }
}
