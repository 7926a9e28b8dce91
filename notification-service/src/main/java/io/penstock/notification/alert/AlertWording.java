package io.penstock.notification.alert;

import io.penstock.notification.wording.OneLine;
import io.penstock.notification.wording.Segment;
import io.penstock.notification.wording.Wording;
import io.penstock.notification.wording.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;

/** The words of alert digests. */
@ApplicationScoped
class AlertWording implements Wording {

    private static final int LONGEST_SUBJECT = 150;

    private final ReadDigest digests;
    private final AlertSettings settings;

    AlertWording(ReadDigest digests, AlertSettings settings) {
        this.digests = digests;
        this.settings = settings;
    }

    @Override
    public String template() {
        return MakeDigest.TEMPLATE;
    }

    @Override
    public Words mail(String payload) {
        return mail(text(digests.read(payload)));
    }

    @Override
    public Words sms(String payload) {
        return sms(text(digests.read(payload)));
    }

    static Words mail(DigestText digest) {
        String subject = OneLine.of(AlertTemplates.subject(digest).render(), LONGEST_SUBJECT);
        return new Words(
                subject,
                AlertTemplates.mailText(digest).render(),
                AlertTemplates.mailHtml(digest).render());
    }

    /** Leaves out what there is no room for: first the rules and the end of the reason, then the link. */
    static Words sms(DigestText digest) {
        return Stream.of(
                        new Shape(3, 100, true),
                        new Shape(1, 60, true),
                        new Shape(0, 30, true),
                        new Shape(0, 0, true),
                        new Shape(0, 0, false))
                .flatMap(shape -> Segment.fit(digest.first().name(), name -> sms(digest, name, shape)).stream())
                .map(Words::sms)
                .findFirst()
                .orElseGet(() -> Words.sms(Segment.cut(sms(digest, "", new Shape(0, 0, false)))));
    }

    private static String sms(DigestText digest, String name, Shape shape) {
        String reason = digest.first().reason();
        String why = reason == null || shape.reason() == 0 ? "" : OneLine.of(reason, shape.reason());
        return AlertTemplates.sms(digest, name, shape.rules(), why, shape.link())
                .render()
                .strip();
    }

    private DigestText text(Digest digest) {
        return new DigestText(digest, settings.etlUrl(), settings.reportingUrl());
    }

    /**
     * How much an SMS says.
     *
     * @param rules most rules that it names
     * @param reason most characters of the reason
     */
    private record Shape(int rules, int reason, boolean link) {}
}
