package io.penstock.etl.accept;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a person accepts, and why.
 *
 * @param rules only findings of these rules; all if there are none
 * @param lines only findings of these lines; all if there are none
 */
record AcceptanceForm(
        @NotBlank @Size(max = 2_000) @Schema(description = "Why it is good as it is, for who reads it later")
        String reason,

        @Schema(description = "Only findings of these rules; left out: of all")
        List<@NotBlank String> rules,

        @Schema(description = "Only findings of these lines; left out: of all")
        List<@NotNull Long> lines) {

    AcceptanceForm {
        rules = rules == null || rules.isEmpty() ? null : rules;
        lines = lines == null || lines.isEmpty() ? null : lines;
    }
}
