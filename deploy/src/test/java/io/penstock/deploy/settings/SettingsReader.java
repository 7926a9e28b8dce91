package io.penstock.deploy.settings;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the interfaces of a source file that are mapped to settings. */
final class SettingsReader extends TreePathScanner<Void, List<SettingsGroup>> {

    private static final Pattern LIST_OR_MAP = Pattern.compile("(List|Set|Map)<(?:String, )?(\\w+)>");

    private final DocTrees docs;
    private final Map<String, TreePath> nested = new HashMap<>();

    SettingsReader(DocTrees docs) {
        this.docs = docs;
    }

    @Override
    public Void visitClass(ClassTree type, List<SettingsGroup> found) {
        annotation(type.getModifiers(), "ConfigMapping", "prefix").ifPresent(prefix -> {
            rememberNested(type);
            List<Setting> settings = new ArrayList<>();
            addAll(type, getCurrentPath(), prefix, settings);
            found.add(new SettingsGroup(prefix, Javadoc.markdown(docs.getDocComment(getCurrentPath())), settings));
        });
        return super.visitClass(type, found);
    }

    private void rememberNested(ClassTree type) {
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree inner) {
                nested.put(inner.getSimpleName().toString(), new TreePath(getCurrentPath(), inner));
            }
        }
    }

    private void addAll(ClassTree type, TreePath path, String prefix, List<Setting> settings) {
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method) {
                add(method, new TreePath(path, method), prefix, settings);
            }
        }
    }

    private void add(MethodTree method, TreePath path, String prefix, List<Setting> settings) {
        String type = method.getReturnType().toString();
        String name = annotation(method.getModifiers(), "WithName", "value")
                .orElseGet(() -> kebab(method.getName().toString()));
        String key = prefix + "." + name;
        Matcher many = LIST_OR_MAP.matcher(type);
        if (many.matches() && nested.containsKey(many.group(2))) {
            TreePath inner = nested.get(many.group(2));
            String each = many.group(1).equals("Map") ? key + ".<name>" : key + "[0]";
            addAll((ClassTree) inner.getLeaf(), inner, each, settings);
        } else if (nested.containsKey(type)) {
            addAll((ClassTree) nested.get(type).getLeaf(), nested.get(type), key, settings);
        } else {
            String unless =
                    annotation(method.getModifiers(), "WithDefault", "value").orElse(null);
            String full = type.startsWith("Map<") ? key + ".<name>" : key;
            settings.add(new Setting(full, type, unless, Javadoc.markdown(docs.getDocComment(path))));
        }
    }

    private static Optional<String> annotation(ModifiersTree modifiers, String name, String attribute) {
        return modifiers.getAnnotations().stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .findAny()
                .flatMap(annotation -> attribute(annotation, attribute));
    }

    private static Optional<String> attribute(AnnotationTree annotation, String attribute) {
        for (ExpressionTree argument : annotation.getArguments()) {
            if (argument instanceof LiteralTree literal && attribute.equals("value")) {
                return Optional.of(literal.getValue().toString());
            }
            if (argument instanceof AssignmentTree assigned
                    && assigned.getVariable().toString().equals(attribute)
                    && assigned.getExpression() instanceof LiteralTree literal) {
                return Optional.of(literal.getValue().toString());
            }
        }
        return Optional.empty();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
