// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A YAML or JSON text as nodes that know their lines. A file from a stranger is small, flat and
 * refers to nothing: anchors, aliases and depth are refused before nodes are made, so that neither
 * the stack nor the memory grows with what it asks for.
 */
final class YamlTree {
  private static final int DEEPEST = 8;
  private static final int MOST_EVENTS = 100_000;

  private final String name;
  private final LoadSettings settings;

  YamlTree(String name) {
    this.name = name;
    this.settings =
        LoadSettings.builder()
            .setLabel(name)
            .setUseMarks(true)
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(PlaybookFile.LARGEST)
            .build();
  }

  /** The topmost node; empty for an empty text. */
  Optional<Node> of(String text) {
    try {
      check(text);
      return new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      throw refused(e.getProblemMark(), String.valueOf(e.getProblem()), e);
    } catch (YamlEngineException e) {
      throw refused(Optional.empty(), String.valueOf(e.getMessage()), e);
    }
  }

  private CarrelException refused(Optional<Mark> mark, String problem, RuntimeException cause) {
    return new CarrelException(
        Code.FILE_CORRUPT,
        "%s%s: it is neither YAML nor JSON: %s".formatted(name, line(mark), problem),
        "Mend the file there: keys and values with a colon and a blank between, one a line.",
        cause);
  }

  private void check(String text) {
    int depth = 0;
    int documents = 0;
    int events = 0;
    Iterator<Event> all = new Parse(settings).parseString(text).iterator();
    while (all.hasNext()) {
      Event event = all.next();
      events++;
      documents += event instanceof DocumentStartEvent ? 1 : 0;
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      boolean refers =
          event instanceof AliasEvent
              || (event instanceof NodeEvent node && node.getAnchor().isPresent());
      if (refers) {
        throw unsafe(event, "has an anchor or an alias", "Write the words out where they belong.");
      }
      if (depth > DEEPEST || events > MOST_EVENTS || documents > 1) {
        throw unsafe(
            event,
            depth > DEEPEST
                ? "is nested deeper than %d".formatted(DEEPEST)
                : documents > 1
                    ? "has a second document"
                    : "has more parts than a set of questions",
            "Use the keys of a set of questions alone (docs/formats/playbook.md).");
      }
    }
  }

  private CarrelException unsafe(Event event, String what, String remedy) {
    return new CarrelException(
        Code.FILE_CORRUPT, name + line(event.getStartMark()) + ": the file " + what, remedy);
  }

  /** ", line 7"; empty if it is not known. */
  static String line(Optional<Mark> mark) {
    return mark.map(m -> ", line " + (m.getLine() + 1)).orElse("");
  }
}
