// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.ingest.Watch;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Unpacks content streams once before they are run. PDFBox unpacks a stream whole into memory,
 * which a small hostile file can make as large as it likes, and goes on silently where the packed
 * bytes are damaged, with the rest of the page missing.
 */
final class ContentCheck {
  private static final long MOST_BYTES = 256L << 20;
  private static final int BUFFER = 1 << 16;

  /** A wrong checksum at the end: all of the text came out, and many programs write none. */
  private static final Set<String> HARMLESS =
      Set.of("incorrect data check", "incorrect header check", "unknown compression method");

  private final Watch watch;
  private final Set<COSStream> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final byte[] buffer = new byte[BUFFER];

  ContentCheck(Watch watch) {
    this.watch = watch;
  }

  void check(PDPage page) throws IOException {
    Iterator<PDStream> streams = page.getContentStreams();
    while (streams.hasNext()) {
      check(streams.next().getCOSObject());
    }
  }

  /**
   * Returns if the stream can be unpacked.
   *
   * @throws IOException saying why it cannot
   */
  void check(COSStream stream) throws IOException {
    int layers = flateLayers(stream.getFilters());
    if (layers == 0 || !seen.add(stream)) {
      return;
    }
    long bytes = 0;
    try (InputStream in = unpacked(stream, layers)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        watch.check();
        bytes += n;
        if (bytes > MOST_BYTES) {
          throw new IOException("it unpacks to more than %,d bytes".formatted(MOST_BYTES));
        }
      }
    } catch (EOFException e) {
      // Cut short: PDFBox reads what there is, and nearly always that is all.
      return;
    } catch (ZipException e) {
      String reason = String.valueOf(e.getMessage());
      if (!HARMLESS.contains(reason)) {
        throw new IOException("it cannot be unpacked behind byte %,d".formatted(bytes), e);
      }
    }
  }

  private static InputStream unpacked(COSStream stream, int layers) throws IOException {
    InputStream in = stream.createRawInputStream();
    for (int i = 0; i < layers; i++) {
      in = new InflaterInputStream(in);
    }
    return in;
  }

  /** How often the stream is deflated; 0 if it is not, or packed in another way too. */
  private static int flateLayers(COSBase filters) {
    if (filters instanceof COSName name) {
      return isFlate(name) ? 1 : 0;
    }
    if (filters instanceof COSArray array) {
      List<? extends COSBase> names = array.toList();
      return names.stream().allMatch(ContentCheck::isFlate) ? names.size() : 0;
    }
    return 0;
  }

  private static boolean isFlate(COSBase name) {
    return COSName.FLATE_DECODE.equals(name) || COSName.FLATE_DECODE_ABBREVIATION.equals(name);
  }
}
