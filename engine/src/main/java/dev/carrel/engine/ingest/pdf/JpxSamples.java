// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.ingest.pdf.JpxHeader.Component;
import dev.carrel.engine.ingest.pdf.JpxHeader.Mapping;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The samples of a JPEG 2000 picture. The plugin of ImageIO is given the codestream alone: of the
 * boxes around it it makes colour models that it then fails on.
 */
final class JpxSamples {
  private static final int MOST_SAMPLES = 400_000_000;
  private static final int MOST_BITS = 16;

  private final JpxHeader header;

  /** One for all components, or one for each. */
  private final List<Raster> rasters;

  private JpxSamples(JpxHeader header, List<Raster> rasters) {
    this.header = header;
    this.rasters = rasters;
  }

  /**
   * Decodes them.
   *
   * @param bytes that the header was read from
   * @throws IOException if that cannot be
   */
  static JpxSamples of(JpxHeader header, byte[] bytes) throws IOException {
    int components = header.components().size();
    if ((long) header.width() * header.height() * components > MOST_SAMPLES
        || header.components().stream().anyMatch(c -> c.bits() > MOST_BITS)) {
      throw new IOException("a JPEG 2000 picture is too large to decode");
    }
    if (!header.isSubsampled()) {
      int[] all = IntStream.range(0, components).toArray();
      return new JpxSamples(header, List.of(read(header, bytes, all)));
    }
    if (header.tiled()) {
      throw new IOException("tiles with subsampled colours cannot be decoded");
    }
    List<Raster> each = new ArrayList<>();
    for (int i = 0; i < components; i++) {
      each.add(read(header, bytes, new int[] {i}));
    }
    return new JpxSamples(header, each);
  }

  private static Raster read(JpxHeader header, byte[] bytes, int[] bands) throws IOException {
    Component first = header.components().get(bands[0]);
    int width = Math.ceilDiv(header.width(), first.stepX());
    int height = Math.ceilDiv(header.height(), first.stepY());
    ImageReader reader = reader();
    try (ImageInputStream in =
        new MemoryCacheImageInputStream(
            new ByteArrayInputStream(bytes, header.start(), header.length()))) {
      reader.setInput(in, true, true);
      ImageReadParam param = reader.getDefaultReadParam();
      if (header.isSubsampled()) {
        param.setSourceBands(bands);
        param.setSourceRegion(
            new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY)
                .getRaster()
                .getBounds());
        param.setDestinationType(
            ImageTypeSpecifier.createFromBufferedImageType(
                first.bits() > Byte.SIZE
                    ? BufferedImage.TYPE_USHORT_GRAY
                    : BufferedImage.TYPE_BYTE_GRAY));
      }
      return reader.read(0, param).getRaster();
    } catch (IOException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) { // the plugin throws plain errors for what it cannot do
      throw new IOException("a JPEG 2000 picture cannot be decoded", e);
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader() throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("JPEG2000");
    if (!readers.hasNext()) {
      throw new IOException("nothing here decodes JPEG 2000");
    }
    return readers.next();
  }

  /**
   * A row of a channel, 0 to 255.
   *
   * @param into as long as the picture is wide
   */
  void row(int channel, int y, int[] into) {
    Mapping mapping = header.channels().get(channel);
    if (mapping.column() < 0) {
      component(mapping.component(), y, into);
      Component component = header.components().get(mapping.component());
      int most = (1 << component.bits()) - 1;
      int half = component.signed() ? 1 << (component.bits() - 1) : 0;
      for (int x = 0; x < into.length; x++) {
        into[x] = Math.clamp(into[x] + half, 0, most) * 255 / most;
      }
      return;
    }
    int[] column = header.palette().get(mapping.column());
    component(mapping.component(), y, into);
    for (int x = 0; x < into.length; x++) {
      into[x] = column.length == 0 ? 0 : column[Math.clamp(into[x], 0, column.length - 1)];
    }
  }

  /** A row of a component as it is. */
  void component(int number, int y, int[] into) {
    Component component = header.components().get(number);
    boolean alone = rasters.size() == 1;
    Raster raster = rasters.get(alone ? 0 : number);
    int band = alone ? number : 0;
    int row = Math.min(y / component.stepY(), raster.getHeight() - 1);
    raster.getSamples(0, row, raster.getWidth(), 1, band, into);
    if (component.stepX() != 1) {
      for (int x = into.length - 1; x >= 0; x--) {
        into[x] = into[Math.min(x / component.stepX(), raster.getWidth() - 1)];
      }
    }
    int unused = Integer.SIZE - component.bits();
    for (int x = 0; x < into.length; x++) {
      into[x] = component.signed() ? into[x] << unused >> unused : into[x];
    }
  }
}
