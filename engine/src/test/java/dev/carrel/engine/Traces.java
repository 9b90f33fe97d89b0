// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** Looks for what is to be gone in the bytes and names of every file of a home. */
public final class Traces {
  private final Map<String, byte[]> needles = new LinkedHashMap<>();

  /** A word, as it stands and in lower case, in the encodings that programs use. */
  public Traces word(String word) {
    for (String form : List.of(word, word.toLowerCase(Locale.ROOT))) {
      needles.put(form + " (UTF-8)", form.getBytes(StandardCharsets.UTF_8));
      needles.put(form + " (UTF-16LE)", form.getBytes(StandardCharsets.UTF_16LE));
      needles.put(form + " (UTF-16BE)", form.getBytes(StandardCharsets.UTF_16BE));
    }
    return this;
  }

  /** A hash in hexadecimal digits, and its bytes. */
  public Traces hash(String sha256) {
    needles.put(sha256, sha256.getBytes(StandardCharsets.US_ASCII));
    String upper = sha256.toUpperCase(Locale.ROOT);
    needles.put(upper, upper.getBytes(StandardCharsets.US_ASCII));
    needles.put(sha256 + " (raw)", HexFormat.of().parseHex(sha256));
    return this;
  }

  /** A run of tokens, in the widths and orders that integers have. */
  public Traces tokens(int... run) {
    ByteBuffer little = ByteBuffer.allocate(run.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer big = ByteBuffer.allocate(run.length * 4);
    ByteBuffer small = ByteBuffer.allocate(run.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    StringBuilder decimal = new StringBuilder();
    for (int token : run) {
      little.putInt(token);
      big.putInt(token);
      small.putShort((short) token);
      decimal.append(decimal.isEmpty() ? "" : ",").append(token);
    }
    needles.put(decimal + " (int32 LE)", little.array());
    needles.put(decimal + " (int32 BE)", big.array());
    needles.put(decimal + " (int16 LE)", small.array());
    needles.put(decimal + " (text)", decimal.toString().getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  /** Some bytes. */
  public Traces bytes(String what, byte[] bytes) {
    needles.put(what, bytes.clone());
    return this;
  }

  /** Lines "place: what", of all that is found. */
  public SortedSet<String> in(Path home) throws IOException {
    SortedSet<String> found = new TreeSet<>();
    try (Stream<Path> all = Files.walk(home)) {
      for (Path file : all.toList()) {
        String name = home.relativize(file).toString().replace('\\', '/');
        search(name.getBytes(StandardCharsets.UTF_8), "name " + place(name), found);
        if (Files.isRegularFile(file)) {
          byte[] bytes = Files.readAllBytes(file);
          search(bytes, place(name), found);
          searchInflated(bytes, place(name), found);
        }
      }
    }
    searchIndex(home.resolve("index"), found);
    return found;
  }

  /** The folder or the file in the home itself. */
  private static String place(String name) {
    return name.replaceAll("/.*", "/");
  }

  private void search(byte[] bytes, String place, Set<String> found) {
    needles.forEach(
        (what, needle) -> {
          if (contains(bytes, needle)) {
            found.add(place + ": " + what);
          }
        });
  }

  /** Whatever begins like a zlib stream. */
  private void searchInflated(byte[] bytes, String place, Set<String> found) {
    for (int at = 0; at + 2 < bytes.length; at++) {
      if (bytes[at] == 0x78 && ((bytes[at] & 0xff) * 256 + (bytes[at + 1] & 0xff)) % 31 == 0) {
        search(inflated(bytes, at), place + " (inflated)", found);
      }
    }
  }

  private static byte[] inflated(byte[] bytes, int at) {
    Inflater inflater = new Inflater();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      inflater.setInput(bytes, at, bytes.length - at);
      byte[] block = new byte[4096];
      int n = inflater.inflate(block);
      while (n > 0) {
        out.write(block, 0, n);
        n = inflater.inflate(block);
      }
    } catch (DataFormatException e) {
      // It only began like one.
    } finally {
      inflater.end();
    }
    return out.toByteArray();
  }

  /** Lucene compresses what it stores; the dictionary is cut where terms begin alike. */
  private void searchIndex(Path index, Set<String> found) throws IOException {
    try (FSDirectory directory = FSDirectory.open(index);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        // Deleted ones, too: they are there until their segment is written anew.
        for (int i = 0; i < leaf.reader().maxDoc(); i++) {
          String stored = leaf.reader().storedFields().document(i).toString();
          search(stored.getBytes(StandardCharsets.UTF_8), "stored in index", found);
        }
        for (var field : leaf.reader().getFieldInfos()) {
          var terms = leaf.reader().terms(field.name);
          TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
          for (BytesRef term = each.next(); term != null; term = each.next()) {
            byte[] bytes = Arrays.copyOfRange(term.bytes, term.offset, term.offset + term.length);
            search(bytes, "term of index", found);
          }
        }
      }
    }
  }

  private static boolean contains(byte[] bytes, byte[] needle) {
    outer:
    for (int i = 0; i <= bytes.length - needle.length; i++) {
      for (int j = 0; j < needle.length; j++) {
        if (bytes[i + j] != needle[j]) {
          continue outer;
        }
      }
      return true;
    }
    return false;
  }
}
