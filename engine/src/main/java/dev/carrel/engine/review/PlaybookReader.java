// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a set of questions out of a text, and says in which line what is wrong. */
final class PlaybookReader {
  private static final int MOST_CHOICES = 200;

  private static final List<String> TOP = List.of("name", "description", "columns");
  private static final List<String> COLUMN =
      List.of("title", "type", "question", "instruction", "choices", "wish");
  private static final List<String> WISH = List.of("rule", "values");

  private final String file;

  PlaybookReader(String file) {
    this.file = file;
  }

  Playbook read(String text) {
    Node top =
        new YamlTree(file)
            .of(text)
            .orElseThrow(
                () ->
                    new CarrelException(
                        Code.FILE_EMPTY,
                        file + " is empty",
                        "Write a name and columns into it (docs/formats/playbook.md)."));
    Map<String, Node> keys = keys(top, TOP, "the set");
    List<ReviewColumn> columns =
        items(needed(keys, "columns", top), "columns", Playbook.MOST_COLUMNS).stream()
            .map(this::column)
            .toList();
    return new Playbook(
        text(needed(keys, "name", top), "name"), words(keys, "description"), columns);
  }

  private ReviewColumn column(Node node) {
    Map<String, Node> keys = keys(node, COLUMN, "a column");
    ColumnType type = type(keys);
    List<String> choices = strings(keys, "choices");
    Node place = keys.getOrDefault("choices", node);
    if (type.hasChoices() && choices.size() < 2) {
      throw wrong(
          place,
          "a column of the type %s has %d choices".formatted(type.label(), choices.size()),
          "Give it at least two under \"choices\".");
    }
    if (!type.hasChoices() && !choices.isEmpty()) {
      throw wrong(
          place,
          "a column of the type %s has \"choices\"".formatted(type.label()),
          "Take them out, or make the type one-of or some-of.");
    }
    return new ReviewColumn(
        text(needed(keys, "title", node), "title"),
        type,
        text(needed(keys, "question", node), "question"),
        words(keys, "instruction"),
        choices,
        Optional.ofNullable(keys.get("wish")).map(wish -> wish(wish, type, choices)));
  }

  private ColumnType type(Map<String, Node> keys) {
    Node node = keys.get("type");
    if (node == null) {
      return ColumnType.TEXT;
    }
    String label = text(node, "type");
    return ColumnType.labelled(label)
        .orElseThrow(
            () ->
                wrong(
                    node,
                    "there is no type \"%s\"".formatted(label),
                    "Use one of "
                        + Arrays.stream(ColumnType.values())
                            .map(ColumnType::label)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private Wish wish(Node node, ColumnType type, List<String> choices) {
    Map<String, Node> keys = keys(node, WISH, "a wish");
    Node ruled = needed(keys, "rule", node);
    String label = text(ruled, "rule");
    Wish.Rule rule =
        Wish.Rule.labelled(label)
            .orElseThrow(
                () ->
                    wrong(
                        ruled,
                        "there is no rule \"%s\"".formatted(label),
                        "Use one of "
                            + Arrays.stream(Wish.Rule.values())
                                .map(Wish.Rule::label)
                                .collect(Collectors.joining(", "))
                            + "."));
    List<String> values = strings(keys, "values");
    WishedValue.problem(rule, values, type, choices)
        .ifPresent(
            problem -> {
              throw wrong(
                  keys.getOrDefault("values", node), problem, "See docs/formats/playbook.md.");
            });
    return new Wish(rule, values);
  }

  private Map<String, Node> keys(Node node, List<String> known, String of) {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(
          node, of + " is no list of keys and values", "Give it the keys " + listed(known) + ".");
    }
    Map<String, Node> keys = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!known.contains(key)) {
        throw wrong(
            tuple.getKeyNode(),
            "%s has the unknown key \"%s\"".formatted(of, shortened(key)),
            "Its keys are " + listed(known) + ".");
      }
      if (!isNone(tuple.getValueNode()) && keys.put(key, tuple.getValueNode()) != null) {
        throw wrong(
            tuple.getKeyNode(), "the key \"%s\" is there twice".formatted(key), "Take one out.");
      }
    }
    return keys;
  }

  private Node needed(Map<String, Node> keys, String key, Node place) {
    Node node = keys.get(key);
    if (node == null) {
      throw wrong(place, "the key \"%s\" is missing".formatted(key), "Add it there.");
    }
    return node;
  }

  private String words(Map<String, Node> keys, String key) {
    Node node = keys.get(key);
    return node == null ? "" : text(node, key);
  }

  private String text(Node node, String key) {
    if (!(node instanceof ScalarNode scalar) || isNone(node)) {
      throw wrong(node, "\"%s\" is no text".formatted(key), "Write one text behind its colon.");
    }
    String text = scalar.getValue().strip();
    if (text.isEmpty() || text.length() > Playbook.LONGEST_TEXT) {
      throw wrong(
          node,
          text.isEmpty()
              ? "\"%s\" is empty".formatted(key)
              : "\"%s\" has %d characters of %d"
                  .formatted(key, text.length(), Playbook.LONGEST_TEXT),
          text.isEmpty() ? "Write something, or take the key out." : "Shorten it.");
    }
    // Written as \ud83d alone: no file and no store keeps it as it is.
    if (text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
      throw wrong(
          node, "\"%s\" has half of a character".formatted(key), "Take it out, or write it whole.");
    }
    return text;
  }

  private List<String> strings(Map<String, Node> keys, String key) {
    Node node = keys.get(key);
    return node == null
        ? List.of()
        : items(node, key, MOST_CHOICES).stream().map(item -> text(item, key)).distinct().toList();
  }

  private List<Node> items(Node node, String key, int most) {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong(
          node, "\"%s\" is no list".formatted(key), "Begin each of its entries with a hyphen.");
    }
    if (sequence.getValue().size() > most) {
      throw wrong(
          node,
          "\"%s\" has %d entries of %d".formatted(key, sequence.getValue().size(), most),
          "Divide the file into several sets.");
    }
    return sequence.getValue();
  }

  private static boolean isNone(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private static String listed(List<String> keys) {
    return String.join(", ", keys);
  }

  private static String shortened(String key) {
    return key.length() > 40 ? key.substring(0, 40) + "…" : key;
  }

  private CarrelException wrong(Node node, String what, String remedy) {
    return new CarrelException(
        Code.FILE_CORRUPT, file + YamlTree.line(node.getStartMark()) + ": " + what, remedy);
  }
}
