// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/**
 * Tells images that are one colour everywhere. Only images are unpacked that are small, stored
 * plain or deflated, and not too many for a page; of any other the colour is unknown.
 */
final class PlainImages {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_BYTES_OF_PAGE = 8 << 20;
  private static final int DEEPEST_SAMPLE = 8;

  /** What a stencil is that paints everywhere. */
  static final int FULL = 1;

  private final IdentityHashMap<COSDictionary, Integer> known = new IdentityHashMap<>();
  private int left = MOST_BYTES_OF_PAGE;

  /**
   * The colour of an image, 0xRRGGBB; {@link Colours#UNKNOWN} unless it is one everywhere. For a
   * stencil {@link #FULL} if it paints everywhere and {@link Colours#NOTHING} if nowhere.
   *
   * @param image its dictionary, with long or short names
   * @param space its colour space, found
   * @param inline its bytes if they stand in the content, else none
   */
  int colour(COSDictionary image, COSBase space, byte[] inline) {
    return known.computeIfAbsent(image, i -> look(image, space, inline));
  }

  private int look(COSDictionary image, COSBase space, byte[] inline) {
    try {
      return unpacked(image, space, inline);
    } catch (IOException | RuntimeException e) {
      return Colours.UNKNOWN;
    }
  }

  private int unpacked(COSDictionary image, COSBase space, byte[] inline) throws IOException {
    boolean stencil = image.getBoolean(COSName.IMAGE_MASK, COSName.IM, false);
    int width = image.getInt(COSName.WIDTH, COSName.W, 0);
    int height = image.getInt(COSName.HEIGHT, COSName.H, 0);
    int depth = stencil ? 1 : image.getInt(COSName.BITS_PER_COMPONENT, COSName.BPC, 0);
    int channels = stencil ? 1 : Colours.components(space);
    long row = ((long) width * depth * channels + 7) / 8;
    boolean sane = width > 0 && height > 0 && depth > 0 && depth <= DEEPEST_SAMPLE && channels > 0;
    if (!sane || row * height > Math.min(MOST_BYTES, left)) {
      return Colours.UNKNOWN;
    }
    left -= (int) (row * height);
    Optional<byte[]> bytes = bytes(image, inline);
    if (bytes.isEmpty() || bytes.get().length < row * height) {
      return Colours.UNKNOWN;
    }
    int[] first = new int[channels];
    if (!isSame(bytes.get(), (int) row, width, height, depth, first)) {
      return Colours.UNKNOWN;
    }
    COSArray decode = image.getCOSArray(COSName.DECODE);
    COSArray range = decode == null ? image.getCOSArray(COSName.D) : decode;
    float[] between = range == null ? new float[0] : range.toFloatArray();
    if (stencil) {
      boolean inverted = between.length > 0 && between[0] == 1;
      return (first[0] == 1) == inverted ? FULL : Colours.NOTHING;
    }
    return Colours.rgb(space, decoded(space, first, depth, between));
  }

  private static Optional<byte[]> bytes(COSDictionary image, byte[] inline) throws IOException {
    if (image instanceof COSStream stream) {
      return SmallStream.bytes(stream, MOST_BYTES);
    }
    COSBase filter = image.getDictionaryObject(COSName.FILTER, COSName.F);
    if (filter == null) {
      return Optional.of(inline);
    }
    if (!SmallStream.isFlate(filter) || image.containsKey(COSName.DP)) {
      return Optional.empty();
    }
    try (var in = new InflaterInputStream(new ByteArrayInputStream(inline))) {
      return Optional.of(in.readNBytes(MOST_BYTES));
    }
  }

  /** Whether all dots are as the first one, whose samples are put out. */
  private static boolean isSame(
      byte[] bytes, int row, int width, int height, int depth, int[] first) {
    for (int c = 0; c < first.length; c++) {
      first[c] = sample(bytes, 0, c, depth);
    }
    byte[] line = Arrays.copyOf(bytes, row);
    for (int x = 1; x < width; x++) {
      for (int c = 0; c < first.length; c++) {
        if (sample(line, 0, x * first.length + c, depth) != first[c]) {
          return false;
        }
      }
    }
    // The last bits of a row may be anything, but the same everywhere in an image of one colour.
    for (int y = 1; y < height; y++) {
      if (!Arrays.equals(bytes, y * row, (y + 1) * row, line, 0, row)) {
        return false;
      }
    }
    return true;
  }

  private static int sample(byte[] bytes, int start, int number, int depth) {
    int bit = number * depth;
    int value = bytes[start + bit / 8] & 0xFF;
    return value >> (8 - depth - bit % 8) & (1 << depth) - 1;
  }

  private static float[] decoded(COSBase space, int[] samples, int depth, float[] between) {
    float[] values = new float[samples.length];
    int most = (1 << depth) - 1;
    boolean index =
        space instanceof COSArray array
            && array.getObject(0) instanceof COSName kind
            && (kind.equals(COSName.INDEXED) || kind.equals(COSName.I));
    boolean lab = space instanceof COSArray array && COSName.LAB.equals(array.getObject(0));
    for (int c = 0; c < samples.length; c++) {
      boolean given = between.length >= 2 * c + 2;
      float low = given ? between[2 * c] : 0;
      float high = given ? between[2 * c + 1] : index ? most : 1;
      values[c] = low + samples[c] * (high - low) / most;
    }
    if (lab && between.length == 0) {
      throw new IllegalArgumentException("the range of a Lab image is not followed");
    }
    return values;
  }
}
