// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML of a stranger's: nothing that it names is opened, no entity of its own is expanded, and of
 * what stands there in several forms one is read.
 */
public final class SafeXml {
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private SafeXml() {}

  /** A reader of a part of a document. */
  public static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return new Alternatives(factory.createXMLStreamReader(in));
  }

  /** What is said of a file of this name in which something that should be XML is none. */
  public static CarrelException damaged(String name, XMLStreamException cause) {
    return new CarrelException(
        Code.FILE_CORRUPT,
        name + " is damaged: one of its parts is no XML.",
        "Open it in the program that made it and save it anew.",
        cause);
  }

  /**
   * Words of a part of Excel's or PowerPoint's, where a sign that XML does not allow is written as
   * its number (ISO/IEC 29500-1, 22.9.2.19): of those only breaks of lines say something.
   */
  public static String unescaped(String words) {
    if (!words.contains("_x")) {
      return words;
    }
    return ESCAPED
        .matcher(words)
        .replaceAll(
            escaped -> {
              char c = (char) Integer.parseInt(escaped.group(1), 16);
              boolean breaks = c == '\r' || c == '\n' || c == '\u000B' || c == '\t';
              return breaks
                  ? escaped.end() < words.length() && words.charAt(escaped.end()) == '\n'
                      ? ""
                      : "\n"
                  : Character.isISOControl(c) || Character.isSurrogate(c)
                      ? ""
                      : Matcher.quoteReplacement(String.valueOf(c));
            });
  }

  /** An attribute by its local name, whatever its namespace; empty text if it is not there. */
  public static String attribute(XMLStreamReader reader, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }
}
