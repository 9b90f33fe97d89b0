// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;

/**
 * XML of Office's files in which something stands in several forms, as programs of several ages
 * know it: of those only one is there for who reads, the first that Office knows (ISO/IEC 29500-3,
 * 7.5). Belongs to one thread.
 */
final class Alternatives extends StreamReaderDelegate {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Of each place with several forms that is open, whether its form was found. */
  private final Deque<Boolean> found = new ArrayDeque<>();

  Alternatives(XMLStreamReader in) {
    super(in);
  }

  @Override
  public int next() throws XMLStreamException {
    int event = super.next();
    while (event == XMLStreamConstants.START_ELEMENT && isPassedOver()) {
      skip();
      event = super.next();
    }
    if (event == XMLStreamConstants.END_ELEMENT && getLocalName().equals("AlternateContent")) {
      found.poll();
    }
    return event;
  }

  private boolean isPassedOver() {
    switch (getLocalName()) {
      case "AlternateContent" -> found.push(false);
      case "Choice", "Fallback" -> {
        if (!found.isEmpty()) {
          boolean passed = Boolean.TRUE.equals(found.peek()) || !isKnown();
          if (!passed) {
            found.pop();
            found.push(true);
          }
          return passed;
        }
      }
      default -> {}
    }
    return false;
  }

  /** Whether Office knows all that a form asks for; the last form asks for nothing. */
  private boolean isKnown() {
    return BLANKS
        .splitAsStream(SafeXml.attribute(this, "Requires").strip())
        .allMatch(prefix -> prefix.isEmpty() || isOffices(getNamespaceURI(prefix)));
  }

  /** What Office for the Mac alone knows has pictures in forms that are not read. */
  private static boolean isOffices(@Nullable String space) {
    return space != null
        && !space.startsWith("http://schemas.microsoft.com/office/mac/")
        && (space.startsWith("http://schemas.microsoft.com/office/")
            || space.startsWith("http://schemas.openxmlformats.org/")
            || space.startsWith("http://purl.oclc.org/ooxml/")
            || space.startsWith("urn:schemas-microsoft-com:"));
  }

  private void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = super.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }
}
