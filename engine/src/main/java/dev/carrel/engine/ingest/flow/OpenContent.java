// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import dev.carrel.engine.document.Notice;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Writes the content of an OpenDocument file as it is told of it. Belongs to one thread. */
public interface OpenContent {
  /** At the start of an element; it may read on to the element's end. */
  void begin(XMLStreamReader in) throws XMLStreamException;

  /** At the end of one. */
  void end(String name);

  /** Characters within one. */
  void words(String text);

  /** How many comments there were. */
  int comments();

  /** Hears, before all, of the elements of the styles that have names; empty if none matter. */
  default Optional<Consumer<XMLStreamReader>> styles() {
    return Optional.empty();
  }

  /** How many pictures there were. */
  default int pictures() {
    return 0;
  }

  /** Whether what runs above and below its pages is read too, once. */
  default boolean hasHeads() {
    return false;
  }

  /** What a person should know of it, after all. */
  default List<Notice> notices() {
    return comments() == 0 ? List.of() : List.of(new Notice(Notice.Code.COMMENTS, comments(), ""));
  }
}
