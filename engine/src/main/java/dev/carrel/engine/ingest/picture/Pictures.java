// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.picture;

import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ocr.PageImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The pictures of a file, as the JDK decodes them. */
final class Pictures implements AutoCloseable {
  /** A sheet of A4 at 600 dots an inch, which takes 100 MB in colour. */
  private static final long MOST_DECODED = 35_000_000;

  /** What is read: two sheets at 200 dots an inch. */
  private static final long MOST_READ = 8_000_000;

  /** What decoders say of a file that ends before its picture does, and go on. */
  private static final Pattern CUT_OFF = Pattern.compile("(?i)premature|truncated");

  private final ImageInputStream in;
  private final ImageReader reader;
  private final SortedSet<Integer> cutOff = new TreeSet<>();
  private int reading;

  private Pictures(ImageInputStream in, ImageReader reader) {
    this.in = in;
    this.reader = reader;
    reader.addIIOReadWarningListener(
        (_, said) -> {
          if (CUT_OFF.matcher(said).find()) {
            cutOff.add(reading + 1);
          }
        });
  }

  /** The numbers, from 1, of those that were read and of which a part is not in the file. */
  SortedSet<Integer> cutOff() {
    return cutOff;
  }

  /**
   * Those of a file.
   *
   * @throws IOException if they are in no form that is known
   */
  static Pictures open(DocumentBytes bytes, Watch watch) throws IOException {
    ImageInputStream in = new BytesStream(bytes, watch);
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    if (!readers.hasNext()) {
      throw new IOException("its pictures are in a form that is not known");
    }
    ImageReader reader = readers.next();
    reader.setInput(in);
    return new Pictures(in, reader);
  }

  /** Those of a file that is in memory. */
  static Pictures of(byte[] all, Watch watch) throws IOException {
    return open(
        new DocumentBytes() {
          @Override
          public long size() {
            return all.length;
          }

          @Override
          public int read(long position, byte[] into, int offset, int length) {
            if (position >= all.length) {
              return -1;
            }
            int some = (int) Math.min(length, all.length - position);
            System.arraycopy(all, (int) position, into, offset, some);
            return some;
          }
        },
        watch);
  }

  /** Of the first one, in pixels. */
  int width() throws IOException {
    return reader.getWidth(0);
  }

  /** Of the first one, in pixels. */
  int height() throws IOException {
    return reader.getHeight(0);
  }

  int count() throws IOException {
    return reader.getNumImages(true);
  }

  /** One of them in greys, in part if it is larger than is read. */
  PageImage image(int index) throws IOException {
    long pixels = (long) reader.getWidth(index) * reader.getHeight(index);
    ImageReadParam how = reader.getDefaultReadParam();
    int step = 1;
    while (pixels / ((long) step * step) > MOST_DECODED) {
      step++;
    }
    how.setSourceSubsampling(step, step, 0, 0);
    reading = index;
    BufferedImage image = reader.read(index, how);
    return grey(image).within(MOST_READ);
  }

  private static PageImage grey(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] grey = new byte[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        grey[y * width + x] = (byte) shade(row[x]);
      }
    }
    return new PageImage(width, height, grey);
  }

  /** As bright as it looks on white paper. */
  private static int shade(int argb) {
    int opaque = argb >>> 24;
    int red = (argb >> 16) & 0xFF;
    int green = (argb >> 8) & 0xFF;
    int blue = argb & 0xFF;
    int bright = (299 * red + 587 * green + 114 * blue) / 1000;
    return (bright * opaque + 255 * (255 - opaque)) / 255;
  }

  @Override
  public void close() throws IOException {
    reader.dispose();
    in.close();
  }
}
