// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ocr.DrawnPage;
import dev.carrel.engine.ocr.PageImage;
import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;

/**
 * JPEG 2000 in all its forms: each picture is black on its left half and white on its right one, in
 * its own way.
 */
class JpxPicturesTest {
  private static final int SIZE = 64;

  private static final int GRAY = 17;
  private static final int RGB = 16;

  // The writer of ImageIO makes these with 8 bits; another program made them.
  private static final String ONE_BIT =
      "ff4fff5100290000000000400000004000000000000000000000004000000040000000000000000000010001"
          + "01ff52000c00000001000004040001ff5c00044008ff90000a00000000001d0001ff93d5a0115054ac9c67ec"
          + "86266d97ff7fffd9";

  private static final String FOUR_BITS =
      "ff4fff5100290000000000400000004000000000000000000000004000000040000000000000000000010301"
          + "01ff52000c00000001000304040001ff5c000d4020282830282830282830ff90000a0000000000460001ff93"
          + "df2180115041d64575b35b61797fc0300d40a61340d2171fee2e5fc7c238216df18ebf75b2cf903835f23fe3"
          + "7dcbcbc7c2305efac53f9befffd9";

  private static final String TWELVE_BITS =
      "ff4fff5100290000000000400000004000000000000000000000004000000040000000000000000000010b01"
          + "01ff52000c00000001000304040001ff5c000d4060686870686870686870ff90000a0000000000c50001ff93"
          + "dfe16c115041d64575b35b61797fc0300d40a61340d2171fee2e5eeee14e00c8d87d20a7b40381a72fbb83a7"
          + "2fbb83a72fbb83a2f40919d8715c76859fec47361f9b0fcd87e6c3f361f9b0fcd87e6c3f361f9b0fcd87e6c3"
          + "f361f9b0ff7fcff03200216e0c645709c2042f066a60d573fe4397e4397e4397e4397fcff0580035f23fe37d"
          + "cbcac8b15b071cbc6ebe71ebd8361b02b241b0d7e7b00d86be71e06c35ef3a8361b20c041b0d7fc7f210005e"
          + "fac53f9bfcff7fffd9";

  private static final String WITH_SIGN =
      "ff4fff5100290000000000400000004000000000000000000000004000000040000000000000000000018701"
          + "01ff52000c00000001000304040001ff5c000d4040484850484850484850ff90000a0000000000820001ff93"
          + "df81c0115041d64575b35b61797fc0300d40a61340d2171fee2e5eeee14e00c8d87d20a7b40381a72fbb83a7"
          + "2fbb83a72fbb83a2f40919d8715c77cfc040216e0c645709c2042f066a60d573ff7fcfc06435f23fe37dcbca"
          + "c8b15b071cbc6ebe71ebd8361b02b241b0d7c7da0c005efac53f9bfcffd9";

  /** Writes what stands in the header of a file. */
  private interface Boxes {
    void write(DataOutputStream out) throws IOException;
  }

  @Test
  void aPaletteOfTheirOwnIsLookedUp() throws IOException {
    byte[] black = {0, 0, 0};
    byte[] white = {-1, -1, -1};
    Boxes palette =
        out -> {
          colours(out, RGB);
          out.writeInt(8 + 3 + 3 + 6);
          out.writeBytes("pclr");
          out.writeShort(2);
          out.writeByte(3);
          out.write(new byte[] {7, 7, 7});
          out.write(white);
          out.write(black);
          out.writeInt(8 + 12);
          out.writeBytes("cmap");
          for (int column = 0; column < 3; column++) {
            out.writeShort(0);
            out.writeByte(1);
            out.writeByte(column);
          }
        };
    byte[] jp2 = jp2(codestream(bands(1, 1, 0)), 1, palette);

    assertHalfBlack(jp2, space(COSName.DEVICERGB));
    assertHalfBlack(jp2, stream -> {});
  }

  @Test
  void indicesOfThePagesOwnPaletteStayWhatTheyAre() throws IOException {
    COSArray indexed = new COSArray();
    indexed.add(COSName.INDEXED);
    indexed.add(COSName.DEVICERGB);
    indexed.add(COSInteger.get(1));
    indexed.add(new COSString(new byte[] {-1, -1, -1, 0, 0, 0}));
    byte[] jp2 = jp2(codestream(bands(1, 1, 0)), 1, out -> colours(out, GRAY));

    assertHalfBlack(jp2, stream -> stream.setItem(COSName.COLORSPACE, indexed));
  }

  @Test
  void whatIsOpaqueIsLeftOutUnlessThePageAsksForIt() throws IOException {
    // All black; a mask is over the right half.
    byte[] opaque =
        jp2(
            codestream(bands(4, new int[] {0, 0, 0, 255}, new int[] {0, 0, 0, 0})),
            4,
            out -> {
              colours(out, RGB);
              roles(out, 0, 0, 1, 1, 0, 2, 2, 0, 3, 3, 1, 0);
            });
    assertHalfBlack(opaque, stream -> stream.setInt(COSName.SMASK_IN_DATA, 1));
    assertHalfBlack(opaque, stream -> stream.setInt(COSName.SMASK_IN_DATA, 2));

    byte[] drawn =
        jp2(
            codestream(bands(4, new int[] {0, 0, 0, 0}, new int[] {255, 255, 255, 0})),
            4,
            out -> {
              colours(out, RGB);
              roles(out, 0, 0, 1, 1, 0, 2, 2, 0, 3, 3, 1, 0);
            });
    assertHalfBlack(drawn, space(COSName.DEVICERGB));
    assertHalfBlack(drawn, stream -> {});
  }

  @Test
  void channelsInAnyOrderAreWhatTheyAreSaidToBe() throws IOException {
    // First what is opaque, then one gray.
    byte[] jp2 =
        jp2(
            codestream(bands(2, new int[] {255, 0}, new int[] {255, 255})),
            2,
            out -> {
              colours(out, GRAY);
              roles(out, 0, 1, 0, 1, 0, 1);
            });

    assertHalfBlack(jp2, space(COSName.DEVICEGRAY));
    assertHalfBlack(jp2, stream -> {});
  }

  @Test
  void inksAndBrightnessWithTwoDifferencesAreColours() throws IOException {
    byte[] inks = codestream(bands(4, new int[] {0, 0, 0, 255}, new int[] {0, 0, 0, 0}));
    assertHalfBlack(jp2(inks, 4, out -> colours(out, JpxHeader.CMYK)), stream -> {});
    assertHalfBlack(inks, space(COSName.DEVICECMYK));

    byte[] light = codestream(bands(3, new int[] {0, 128, 128}, new int[] {255, 128, 128}));
    assertHalfBlack(jp2(light, 3, out -> colours(out, JpxHeader.SYCC)), stream -> {});
  }

  @Test
  void samplesOfAnyDepthAreDrawn() throws IOException {
    for (String samples : List.of(ONE_BIT, FOUR_BITS, TWELVE_BITS, WITH_SIGN)) {
      byte[] codestream = HexFormat.of().parseHex(samples);
      assertHalfBlack(codestream, space(COSName.DEVICEGRAY));
      assertHalfBlack(codestream, stream -> {});
      assertHalfBlack(jp2(codestream, 1, out -> colours(out, GRAY)), stream -> {});
    }
  }

  @Test
  void pagesOfOneBitAsJavaWritesThemAreDrawn() throws IOException {
    BufferedImage one = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_BINARY);
    fill(one.getRaster(), new int[] {0}, new int[] {1});

    assertHalfBlack(written(one), space(COSName.DEVICEGRAY));
    assertHalfBlack(written(one), stream -> {});
  }

  @Test
  void aStencilAndASoftMaskAreDrawnToo() throws IOException {
    byte[] one = HexFormat.of().parseHex(ONE_BIT);
    assertHalfBlack(one, stream -> stream.setBoolean(COSName.IMAGE_MASK, true));

    Boxes turned =
        out -> {
          colours(out, GRAY);
          out.writeInt(8 + 3 + 1 + 2);
          out.writeBytes("pclr");
          out.writeShort(2);
          out.write(new byte[] {1, 7, -1, 0});
          out.writeInt(8 + 4);
          out.writeBytes("cmap");
          out.writeInt(0x0000_0100);
        };
    COSStream mask = picture(jp2(one, 1, turned));
    mask.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
    assertHalfBlack(
        codestream(bands(1, 0, 0)),
        stream -> {
          stream.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
          stream.setItem(COSName.SMASK, mask);
        });
  }

  @Test
  void valuesAreNotTurnedRoundForThePictureSaysWhatTheyAre() throws IOException {
    COSArray turned = new COSArray();
    turned.add(COSInteger.ONE);
    turned.add(COSInteger.ZERO);

    assertHalfBlack(
        jp2(codestream(bands(1, 0, 255)), 1, out -> colours(out, GRAY)),
        stream -> {
          stream.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
          stream.setItem(COSName.DECODE, turned);
        });
  }

  @Test
  void whatCannotBeDecodedIsCounted() throws IOException {
    byte[] whole = jp2(codestream(bands(1, 0, 255)), 1, out -> colours(out, GRAY));
    assertEquals(0, drawn(whole, space(COSName.DEVICEGRAY)).lost());
    assertEquals(1, drawn(Arrays.copyOf(whole, 100), space(COSName.DEVICEGRAY)).lost());
    byte[] none = "no picture at all".getBytes(StandardCharsets.US_ASCII);
    assertEquals(1, drawn(none, space(COSName.DEVICEGRAY)).lost());
    assertEquals(1, drawn(new byte[0], stream -> {}).lost());
  }

  private static Consumer<COSStream> space(COSName name) {
    return stream -> {
      stream.setItem(COSName.COLORSPACE, name);
      stream.setInt(COSName.BITS_PER_COMPONENT, 8);
    };
  }

  private static BufferedImage bands(int bands, int left, int right) {
    int[] all = new int[bands];
    int[] other = new int[bands];
    Arrays.fill(all, left);
    Arrays.fill(other, right);
    return bands(bands, all, other);
  }

  private static BufferedImage bands(int bands, int[] left, int[] right) {
    BufferedImage image =
        switch (bands) {
          case 1 -> new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
          case 2 -> grayAndMore();
          case 3 -> new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_3BYTE_BGR);
          default -> new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_4BYTE_ABGR);
        };
    fill(image.getRaster(), left, right);
    return image;
  }

  private static BufferedImage grayAndMore() {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, SIZE, SIZE, 2, new Point(0, 0));
    ColorSpace gray = ColorSpace.getInstance(ColorSpace.CS_GRAY);
    return new BufferedImage(
        new ComponentColorModel(gray, true, false, Transparency.TRANSLUCENT, DataBuffer.TYPE_BYTE),
        raster,
        false,
        null);
  }

  private static void fill(WritableRaster raster, int[] left, int[] right) {
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        raster.setPixel(x, y, x < SIZE / 2 ? left : right);
      }
    }
  }

  private static byte[] written(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, "jpeg 2000", bytes));
    return bytes.toByteArray();
  }

  /** Without what stands around it. */
  private static byte[] codestream(BufferedImage image) throws IOException {
    byte[] bytes = written(image);
    JpxHeader header = JpxHeader.of(bytes);
    return Arrays.copyOfRange(bytes, header.start(), header.start() + header.length());
  }

  private static byte[] jp2(byte[] codestream, int components, Boxes boxes) throws IOException {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    DataOutputStream header = new DataOutputStream(inner);
    header.writeInt(8 + 14);
    header.writeBytes("ihdr");
    header.writeInt(SIZE);
    header.writeInt(SIZE);
    header.writeShort(components);
    header.write(new byte[] {7, 7, 0, 0});
    boxes.write(header);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(12);
    out.writeBytes("jP  \r\n");
    out.write(new byte[] {(byte) 0x87, '\n'});
    out.writeInt(20);
    out.writeBytes("ftypjp2 \0\0\0\0jp2 ");
    out.writeInt(8 + inner.size());
    out.writeBytes("jp2h");
    inner.writeTo(out);
    out.writeInt(8 + codestream.length);
    out.writeBytes("jp2c");
    out.write(codestream);
    return bytes.toByteArray();
  }

  private static void colours(DataOutputStream out, int space) throws IOException {
    out.writeInt(8 + 7);
    out.writeBytes("colr");
    out.write(new byte[] {1, 0, 0});
    out.writeInt(space);
  }

  private static void roles(DataOutputStream out, int... roles) throws IOException {
    out.writeInt(8 + 2 + 2 * roles.length);
    out.writeBytes("cdef");
    out.writeShort(roles.length / 3);
    for (int role : roles) {
      out.writeShort(role);
    }
  }

  private static COSStream picture(byte[] jpx) throws IOException {
    COSStream stream = new COSStream();
    stream.setItem(COSName.TYPE, COSName.XOBJECT);
    stream.setItem(COSName.SUBTYPE, COSName.IMAGE);
    stream.setInt(COSName.WIDTH, SIZE);
    stream.setInt(COSName.HEIGHT, SIZE);
    try (OutputStream out = stream.createRawOutputStream()) {
      out.write(jpx);
    }
    stream.setItem(COSName.FILTER, COSName.JPX_DECODE);
    return stream;
  }

  private static PageDrawing.Drawn drawn(byte[] jpx, Consumer<COSStream> said) throws IOException {
    try (PDDocument document = new PDDocument()) {
      COSStream stream = picture(jpx);
      said.accept(stream);
      PDPage page = new PDPage(new PDRectangle(SIZE, SIZE));
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(new PDImageXObject(new PDStream(stream), null), 0, 0, SIZE, SIZE);
      }
      Watch watch = new Watch(IngestLimits.DEFAULT, new Cancellation());
      return PageDrawing.of(document, 0, PageSpace.of(page), watch);
    }
  }

  private static void assertHalfBlack(byte[] jpx, Consumer<COSStream> said) throws IOException {
    PageDrawing.Drawn drawn = drawn(jpx, said);
    assertEquals(0, drawn.lost());
    PageImage image = drawn.image();
    int middle = image.height() / 2;
    assertTrue(DrawnPage.shade(image, image.width() / 4, middle) < 50, "black on the left");
    assertTrue(DrawnPage.shade(image, image.width() * 3 / 4, middle) > 205, "white on the right");
  }
}
