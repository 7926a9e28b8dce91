package io.penstock.etl.dataset;

import io.penstock.etl.check.Quoted;
import io.penstock.etl.declaration.DeclarationFolder;
import io.penstock.etl.declaration.DeclarationSchema;
import io.penstock.etl.declaration.DeclarationText;
import io.penstock.etl.declaration.InvalidDeclaration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the declarations of datasets: the built-in ones, and those of a folder, which replace built-in ones of the same
 * name. One that cannot be used is set aside with its fault; the others are not concerned.
 */
public final class DatasetFiles {

    /** The JSON Schema of declarations, on the class path. */
    static final String SCHEMA = "/datasets/dataset.schema.json";

    /** Built-in declarations; a class path in a jar cannot be listed. */
    static final List<String> BUILT_IN =
            List.of("accounts.yaml", "clients.yaml", "consumers.yaml", "contacts.yaml", "loans.yaml");

    private final DeclarationSchema schema = new DeclarationSchema(SCHEMA);
    private final Map<String, Dataset> datasets = new LinkedHashMap<>();
    private final Map<String, DeclarationText> texts = new HashMap<>();
    private final List<RefusedDataset> refused = new ArrayList<>();

    /**
     * Reads all declarations.
     *
     * @param folder files {@code *.yaml} and {@code *.yml} in it are read too; none for the built-in ones alone
     * @throws UncheckedIOException when the folder cannot be read
     */
    public static Datasets read(Optional<Path> folder) {
        DatasetFiles files = new DatasetFiles();
        folder.ifPresent(files::readFolder);
        BUILT_IN.forEach(files::readBuiltIn);
        files.refuseContradictions();
        return new Datasets(files.datasets.values(), files.refused);
    }

    /** Whether a dataset of this name is built in. */
    static boolean isBuiltIn(String name) {
        return BUILT_IN.contains(name + ".yaml");
    }

    private void readFolder(Path folder) {
        for (Path file : new DeclarationFolder(folder).files()) {
            read(file.getFileName().toString(), () -> DeclarationFolder.text(file), name -> {
                Path beside = folder.resolve(name);
                return Files.exists(beside) ? DeclarationFolder.text(beside) : null;
            });
        }
    }

    /** A faulty declaration in the folder does not bring the built-in one back that it was to replace. */
    private void readBuiltIn(String file) {
        String name = file.replace(".yaml", "");
        if (!datasets.containsKey(name)
                && refused.stream().noneMatch(one -> one.dataset().equals(name))) {
            read(file, () -> resource(file), DatasetFiles::resource);
        }
    }

    private void read(String file, Supplier<String> content, Function<String, String> filesBeside) {
        String name = file.replaceFirst("\\.ya?ml$", "");
        try {
            String yaml = content.get();
            if (DeclarationText.isBlank(yaml)) {
                return;
            }
            DeclarationText text = DeclarationText.read(file, yaml);
            name = text.root().path("dataset").asText(name);
            schema.check(text);
            Dataset dataset = new DatasetReader(text, yaml, filesBeside).read();
            if (datasets.containsKey(name)) {
                throw text.fault(
                        "/dataset",
                        "expected a name of its own, found '" + name + "' as in "
                                + texts.get(name).file());
            }
            datasets.put(name, dataset);
            texts.put(name, text);
        } catch (InvalidDeclaration fault) {
            refused.add(new RefusedDataset(name, fault));
        }
    }

    /** Sets those aside that contradict others, until none does: one may refer to another that does. */
    private void refuseContradictions() {
        int before;
        do {
            before = datasets.size();
            List.copyOf(datasets.values())
                    .forEach(dataset -> contradiction(dataset).ifPresent(fault -> {
                        datasets.remove(dataset.name());
                        refused.add(new RefusedDataset(dataset.name(), fault));
                    }));
        } while (datasets.size() < before);
    }

    private Optional<InvalidDeclaration> contradiction(Dataset dataset) {
        DeclarationText text = texts.get(dataset.name());
        for (DatasetColumn column : dataset.references()) {
            String pointer = "/columns/" + column.name();
            Dataset other = datasets.get(column.references());
            if (other == null || other.kind() != DatasetKind.KEYED) {
                return Optional.of(text.fault(
                        pointer + "/references", "expected a keyed dataset, found " + Quoted.of(column.references())));
            }
            DatasetType key = other.column(other.key()).orElseThrow().type();
            if (!key.equals(column.type())) {
                return Optional.of(text.fault(
                        pointer + "/type",
                        "expected " + key.name() + ", as the key of " + other.name() + " has, found "
                                + column.type().name()));
            }
        }
        return datasets.values().stream()
                .filter(other ->
                        !other.name().equals(dataset.name()) && other.table().equals(dataset.table()))
                .findFirst()
                .map(other -> text.fault("/table", "expected a table of its own, found that of " + other.name()));
    }

    private static String resource(String name) {
        try (InputStream in = DatasetFiles.class.getResourceAsStream("/datasets/" + name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
