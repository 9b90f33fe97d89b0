// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.web;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Pictures that stand in the links to them (RFC 2397), as programs write pages that are whole. */
final class PicturesInLinks implements HtmlPictures {
  private static final String BYTES = ";base64,";

  /** What is shorter is a sign or a button. */
  private static final int SHORTEST = 4_000;

  private final Map<String, String> links = new HashMap<>();

  @Override
  public Optional<String> part(String link) {
    String start = link.substring(0, Math.min(link.length(), 100)).strip();
    if (link.length() < SHORTEST || !start.startsWith("data:image/") || !start.contains(BYTES)) {
      return Optional.empty();
    }
    String name = "picture " + (links.size() + 1);
    links.put(name, link);
    return Optional.of(name);
  }

  int count() {
    return links.size();
  }

  InputStream open(String name) throws IOException {
    String link = links.get(name);
    if (link == null) {
      throw new EOFException("there is no " + name);
    }
    String bytes = link.substring(link.indexOf(BYTES) + BYTES.length());
    return new ByteArrayInputStream(Base64.getMimeDecoder().decode(bytes));
  }
}
