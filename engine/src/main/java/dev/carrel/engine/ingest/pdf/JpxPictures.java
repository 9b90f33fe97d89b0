// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.ingest.pdf.JpxHeader.Component;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.SoftReference;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDIndexed;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/**
 * Turns JPEG 2000 pictures into plain ones. PDFBox hands their samples on as they are: a palette
 * was drawn three times side by side, and what has an opacity of its own, or 4 or 12 bits a sample,
 * as noise or not at all.
 */
final class JpxPictures {
  private static final int OPAQUE = 255;

  /** Of a picture whose colours are multiplied with what is opaque already. */
  private static final int MULTIPLIED = 2;

  private final IdentityHashMap<COSStream, SoftReference<PDImageXObject>> known =
      new IdentityHashMap<>();

  /** What of a picture's dictionary holds for the plain one too. */
  private static final List<COSName> KEPT =
      List.of(COSName.MASK, COSName.INTERPOLATE, COSName.MATTE, COSName.IMAGE_MASK);

  /**
   * The picture to draw instead of one; itself if PDFBox draws that as it is meant.
   *
   * @param resources of the page
   * @throws IOException if it cannot be decoded
   */
  PDImageXObject plain(PDImageXObject image, PDResources resources) throws IOException {
    COSStream stream = image.getCOSObject();
    SoftReference<PDImageXObject> kept = known.get(stream);
    PDImageXObject before = kept == null ? null : kept.get();
    if (before != null) {
      return before;
    }
    PDImageXObject plain = decoded(image, stream, resources);
    known.put(stream, new SoftReference<>(plain));
    return plain;
  }

  private static PDImageXObject decoded(
      PDImageXObject image, COSStream stream, PDResources resources) throws IOException {
    COSStream mask = stream.getCOSStream(COSName.SMASK);
    COSStream plainMask = mask == null ? null : plainMask(mask, resources);
    COSStream shown = plainMask == null ? mask : plainMask;
    if (!isJpx(stream)) {
      return plainMask == null ? image : masked(image, plainMask, resources);
    }
    byte[] bytes = bytes(image);
    JpxHeader header = JpxHeader.of(bytes);
    PDColorSpace space = space(stream, resources);
    if (plainMask == null && isDrawnAsMeant(header, stream, space)) {
      return image;
    }
    COSStream plain = samples(stream, header, bytes, space);
    if (shown != null) {
      plain.setItem(COSName.SMASK, shown);
    }
    return new PDImageXObject(new PDStream(plain), resources);
  }

  /** The same picture with another mask; the file's own objects stay as they are. */
  private static PDImageXObject masked(PDImageXObject image, COSStream mask, PDResources resources)
      throws IOException {
    COSStream copy = new COSStream();
    image
        .getCOSObject()
        .entrySet()
        .forEach(entry -> copy.setItem(entry.getKey(), entry.getValue()));
    try (InputStream in = image.getCOSObject().createRawInputStream();
        OutputStream out = copy.createRawOutputStream()) {
      in.transferTo(out);
    }
    copy.setItem(COSName.SMASK, mask);
    return new PDImageXObject(new PDStream(copy), resources);
  }

  /** The mask to take instead of one, null if PDFBox takes that as it is meant. */
  private static @Nullable COSStream plainMask(COSStream mask, PDResources resources)
      throws IOException {
    if (!isJpx(mask)) {
      return null;
    }
    PDImageXObject image = new PDImageXObject(new PDStream(mask), resources);
    byte[] bytes = bytes(image);
    JpxHeader header = JpxHeader.of(bytes);
    return isDrawnAsMeant(header, mask, space(mask, resources))
        ? null
        : samples(mask, header, bytes, null);
  }

  private static boolean isJpx(COSStream stream) {
    COSBase filters = stream.getFilters();
    COSBase last =
        filters instanceof COSArray array && array.size() > 0
            ? array.getObject(array.size() - 1)
            : filters;
    return COSName.JPX_DECODE.equals(last);
  }

  private static byte[] bytes(PDImageXObject image) throws IOException {
    try (InputStream in = image.createInputStream(List.of(COSName.JPX_DECODE.getName()))) {
      return in.readAllBytes();
    }
  }

  /** What the page says its samples are, which rules over what the picture says. */
  private static @Nullable PDColorSpace space(COSStream stream, PDResources resources) {
    COSBase space = stream.getDictionaryObject(COSName.COLORSPACE);
    if (space == null) {
      return null;
    }
    try {
      return PDColorSpace.create(space, resources);
    } catch (IOException | RuntimeException e) {
      return null; // the picture's own word stands
    }
  }

  private static boolean isDrawnAsMeant(
      JpxHeader header, COSStream stream, @Nullable PDColorSpace space) {
    if (stream.getBoolean(COSName.IMAGE_MASK, false)) {
      return header.components().equals(List.of(new Component(1, false, 1, 1)));
    }
    Component first = header.components().getFirst();
    int count = header.components().size();
    boolean even = (first.bits() == 8 || first.bits() == 16) && !first.signed();
    return even
        && (count == 1 || count == 3)
        && header.components().stream().allMatch(first::equals)
        && !header.isSubsampled()
        && header.palette().isEmpty()
        && header.space() != JpxHeader.SYCC
        && header.colourChannels().equals(IntStream.range(0, count).boxed().toList())
        && stream.getInt(COSName.SMASK_IN_DATA, 0) == 0
        && !stream.containsKey(COSName.DECODE)
        && (space == null || space.getNumberOfComponents() == count);
  }

  /** The picture with its samples as they are meant, 8 bits each; without its mask. */
  private static COSStream samples(
      COSStream picture, JpxHeader header, byte[] bytes, @Nullable PDColorSpace space)
      throws IOException {
    JpxSamples samples = JpxSamples.of(header, bytes);
    COSStream plain = new COSStream();
    plain.setItem(COSName.TYPE, COSName.XOBJECT);
    plain.setItem(COSName.SUBTYPE, COSName.IMAGE);
    plain.setInt(COSName.WIDTH, header.width());
    plain.setInt(COSName.HEIGHT, header.height());
    plain.setInt(COSName.BITS_PER_COMPONENT, 8);
    for (COSName key : KEPT) {
      COSBase value = picture.getItem(key);
      if (value != null) {
        plain.setItem(key, value);
      }
    }
    if (picture.getBoolean(COSName.IMAGE_MASK, false)) {
      writeStencil(picture, header, samples, plain);
    } else if (space instanceof PDIndexed) {
      plain.setItem(COSName.COLORSPACE, space.getCOSObject());
      writeIndices(header, samples, plain);
    } else {
      write(picture, header, samples, space, plain);
    }
    return plain;
  }

  private static void writeIndices(JpxHeader header, JpxSamples samples, COSStream plain)
      throws IOException {
    int[] row = new int[header.width()];
    byte[] line = new byte[header.width()];
    try (OutputStream out = plain.createOutputStream()) {
      for (int y = 0; y < header.height(); y++) {
        samples.component(0, y, row);
        for (int x = 0; x < line.length; x++) {
          line[x] = (byte) row[x];
        }
        out.write(line);
      }
    }
  }

  private static void writeStencil(
      COSStream picture, JpxHeader header, JpxSamples samples, COSStream plain) throws IOException {
    plain.setInt(COSName.BITS_PER_COMPONENT, 1);
    COSBase decode = picture.getItem(COSName.DECODE);
    if (decode != null) {
      plain.setItem(COSName.DECODE, decode);
    }
    int[] row = new int[header.width()];
    try (OutputStream out = plain.createOutputStream()) {
      for (int y = 0; y < header.height(); y++) {
        samples.row(0, y, row);
        byte[] line = new byte[(row.length + 7) / 8];
        for (int x = 0; x < row.length; x++) {
          if (row[x] > OPAQUE / 2) {
            line[x / 8] |= (byte) (0x80 >> x % 8);
          }
        }
        out.write(line);
      }
    }
  }

  private static void write(
      COSStream picture,
      JpxHeader header,
      JpxSamples samples,
      @Nullable PDColorSpace space,
      COSStream plain)
      throws IOException {
    List<Integer> colours = header.colourChannels();
    int count = colours(header, space, colours.size());
    plain.setItem(
        COSName.COLORSPACE,
        space != null && space.getNumberOfComponents() == count
            ? space.getCOSObject()
            : device(count));
    int opacity = picture.getInt(COSName.SMASK_IN_DATA, 0) == 0 ? -1 : opacity(header, count);
    boolean multiplied = picture.getInt(COSName.SMASK_IN_DATA, 0) == MULTIPLIED;
    boolean sycc = header.space() == JpxHeader.SYCC && count == 3;
    COSStream mask = new COSStream();
    int width = header.width();
    int[][] rows = new int[count][width];
    int[] opaque = new int[width];
    byte[] line = new byte[width * count];
    byte[] maskLine = new byte[width];
    try (OutputStream out = plain.createOutputStream();
        OutputStream maskOut = mask.createOutputStream()) {
      for (int y = 0; y < header.height(); y++) {
        for (int c = 0; c < count; c++) {
          samples.row(colours.get(c), y, rows[c]);
        }
        if (sycc) {
          toRgb(rows);
        }
        if (opacity >= 0) {
          samples.row(opacity, y, opaque);
          for (int x = 0; x < width; x++) {
            maskLine[x] = (byte) opaque[x];
          }
          maskOut.write(maskLine);
        }
        for (int x = 0; x < width; x++) {
          for (int c = 0; c < count; c++) {
            int value = rows[c][x];
            if (opacity >= 0 && multiplied && opaque[x] > 0) {
              value = Math.min(OPAQUE, value * OPAQUE / opaque[x]);
            }
            line[x * count + c] = (byte) value;
          }
        }
        out.write(line);
      }
    }
    if (opacity >= 0) {
      mask.setItem(COSName.TYPE, COSName.XOBJECT);
      mask.setItem(COSName.SUBTYPE, COSName.IMAGE);
      mask.setInt(COSName.WIDTH, width);
      mask.setInt(COSName.HEIGHT, header.height());
      mask.setInt(COSName.BITS_PER_COMPONENT, 8);
      mask.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
      plain.setItem(COSName.SMASK, mask);
    }
  }

  /** How many channels are colours: as many as the page's colour space has, if they are there. */
  private static int colours(JpxHeader header, @Nullable PDColorSpace space, int there) {
    if (space != null && space.getNumberOfComponents() <= there) {
      return space.getNumberOfComponents();
    }
    if (there >= 4 && header.space() == JpxHeader.CMYK) {
      return 4;
    }
    return there >= 3 ? 3 : 1;
  }

  private static COSName device(int colours) {
    return switch (colours) {
      case 1 -> COSName.DEVICEGRAY;
      case 3 -> COSName.DEVICERGB;
      default -> COSName.DEVICECMYK;
    };
  }

  /** The channel of what is opaque; where none is named, the one behind the colours. */
  private static int opacity(JpxHeader header, int colours) {
    int said = header.opacityChannel();
    boolean behind = header.roles().isEmpty() && header.channels().size() > colours;
    return said < 0 && behind ? colours : said;
  }

  /** From brightness and two differences of colour, as sYCC has them. */
  private static void toRgb(int[][] rows) {
    for (int x = 0; x < rows[0].length; x++) {
      double light = rows[0][x];
      double blue = rows[1][x] - 128.0;
      double red = rows[2][x] - 128.0;
      rows[0][x] = Math.clamp(Math.round(light + 1.402 * red), 0, OPAQUE);
      rows[1][x] = Math.clamp(Math.round(light - 0.344136 * blue - 0.714136 * red), 0, OPAQUE);
      rows[2][x] = Math.clamp(Math.round(light + 1.772 * blue), 0, OPAQUE);
    }
  }
}
