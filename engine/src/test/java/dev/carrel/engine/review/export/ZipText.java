// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The parts of a zip, as text. */
record ZipText(Map<String, String> parts) {
  /** An element of a part: its name, attributes, and the text in it. */
  record Element(String name, Map<String, String> attributes, String text) {}

  /** By the list at its end, as programs read zips; what stands before each part need not agree. */
  static ZipText of(byte[] bytes) {
    Map<String, String> parts = new LinkedHashMap<>();
    try {
      Path file = Files.createTempFile("export", ".zip");
      try {
        Files.write(file, bytes);
        try (ZipFile zip = new ZipFile(file.toFile())) {
          for (ZipEntry entry : Collections.list(zip.entries())) {
            byte[] part = zip.getInputStream(entry).readAllBytes();
            parts.put(entry.getName(), new String(part, StandardCharsets.UTF_8));
          }
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ZipText(parts);
  }

  String part(String name) {
    String text = parts.get(name);
    if (text == null) {
      throw new IllegalArgumentException("no " + name + " among " + parts.keySet());
    }
    return text;
  }

  /** All elements of a part in the order of their ends, which shows that it is well formed. */
  static List<Element> elements(String xml) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    List<Element> elements = new ArrayList<>();
    List<StringBuilder> texts = new ArrayList<>();
    List<Map<String, String>> attributes = new ArrayList<>();
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamReader.START_ELEMENT -> {
            texts.add(new StringBuilder());
            Map<String, String> of = new LinkedHashMap<>();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
              of.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
            attributes.add(of);
          }
          case XMLStreamReader.CHARACTERS -> texts.forEach(text -> text.append(reader.getText()));
          case XMLStreamReader.END_ELEMENT ->
              elements.add(
                  new Element(
                      reader.getLocalName(),
                      attributes.removeLast(),
                      texts.removeLast().toString()));
          default -> {}
        }
      }
      return elements;
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException(e.getMessage() + " in " + xml, e);
    }
  }
}
