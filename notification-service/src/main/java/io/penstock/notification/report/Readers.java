package io.penstock.notification.report;

import io.penstock.notification.address.Addresses;
import io.penstock.notification.report.ReportSettings.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The mail addresses of those who get reports. That they are well formed is seen to when the service starts. */
@ApplicationScoped
class Readers {

    private final ReportSettings settings;
    private final Addresses addresses;

    Readers(ReportSettings settings, Addresses addresses) {
        this.settings = settings;
        this.addresses = addresses;
    }

    /** Normalised and each once. */
    List<String> of(ReportKind kind) {
        return settings.recipients().stream()
                .filter(reader -> reader.reports().orElse(Set.of()).contains(kind))
                .flatMap(reader -> address(reader).stream())
                .distinct()
                .toList();
    }

    private Optional<String> address(Reader reader) {
        return reader.email().flatMap(addresses::mail);
    }
}
