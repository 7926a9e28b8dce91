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

    /** Leaves out what there is no room for: first the rules, then the link. */
    static Words sms(DigestText digest) {
        record Shape(int rules, boolean link) {}
        return Stream.of(new Shape(3, true), new Shape(1, true), new Shape(0, true), new Shape(0, false))
                .flatMap(shape ->
                        Segment.fit(digest.first().name(), name -> sms(digest, name, shape.rules(), shape.link()))
                                .stream())
                .map(Words::sms)
                .findFirst()
                .orElseGet(() -> Words.sms(Segment.cut(sms(digest, "", 0, false))));
    }

    private static String sms(DigestText digest, String name, int rules, boolean link) {
        return AlertTemplates.sms(digest, name, rules, link).render().strip();
    }

    private DigestText text(Digest digest) {
        return new DigestText(digest, settings.etlUrl(), settings.reportingUrl());
    }
}
