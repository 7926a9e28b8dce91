package io.penstock.ingest.table;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A file read to its end, with its chunks unpacked. */
record Reading(String detail, List<SheetLines> sheets, List<String> header, List<Chunk> chunks) {
    private static final int RECORDS_PER_CHUNK = 10_000;

    static Reading of(Path file, TableHints hints) throws IOException {
        return of(file, hints, RECORDS_PER_CHUNK);
    }

    static Reading of(Path file, TableHints hints, int recordsPerChunk) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        Survey survey = SurveyFile.survey(file, file.getFileName().toString(), hints);
        try (ChunkEncoder encoder = new ChunkEncoder(recordsPerChunk, chunks::add)) {
            ReadSummary summary = ReadTable.read(file, survey.format(), hints, encoder);
            encoder.finish();
            return new Reading(summary.detail(), summary.sheets(), encoder.header(), chunks);
        }
    }

    String text() {
        return chunks.stream().map(Reading::text).collect(Collectors.joining());
    }

    static String text(Chunk chunk) {
        int size = Math.toIntExact(Zstd.getFrameContentSize(chunk.content()));
        return new String(Zstd.decompress(chunk.content(), size), StandardCharsets.UTF_8);
    }
}
