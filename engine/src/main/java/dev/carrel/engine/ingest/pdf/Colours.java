// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.common.function.PDFunction;

/**
 * Colours of a PDF as 0xRRGGBB, near enough to tell whether one can be seen on another. No ICC
 * profile is loaded: its number of components says what kind of colour it is.
 */
final class Colours {
  /** A pattern, or a colour that cannot be worked out. */
  static final int UNKNOWN = -1;

  /** What draws nothing at all. */
  static final int NOTHING = -2;

  static final int BLACK = 0;
  static final int WHITE = 0xFFFFFF;

  /** Distances in CIELAB below this are not seen in letters. */
  private static final double UNSEEN = 6;

  private static final int DEEPEST = 4;
  private static final int MOST_COMPONENTS = 32;

  private Colours() {}

  /** The colour that a colour space begins with. */
  static int initial(COSBase space) {
    int n = components(space, 0);
    float[] first = new float[n];
    if (n == 4) {
      first[3] = 1;
    }
    if (isKind(space, COSName.SEPARATION) || isKind(space, COSName.DEVICEN)) {
      Arrays.fill(first, 1);
    }
    return rgb(space, first);
  }

  /** The colour of components in a colour space, which is a name or an array. */
  static int rgb(COSBase space, float[] c) {
    try {
      return rgb(space, c, 0);
    } catch (IOException | RuntimeException e) {
      return UNKNOWN;
    }
  }

  /**
   * The colour that operands of a device's own operator name: gray, RGB or CMYK by their number.
   */
  static int device(float[] c) {
    return switch (c.length) {
      case 1 -> pack(c[0], c[0], c[0]);
      case 3 -> pack(c[0], c[1], c[2]);
      case 4 -> pack((1 - c[0]) * (1 - c[3]), (1 - c[1]) * (1 - c[3]), (1 - c[2]) * (1 - c[3]));
      default -> UNKNOWN;
    };
  }

  static float[] numbers(List<? extends COSBase> operands) {
    int n = 0;
    float[] numbers = new float[Math.min(operands.size(), MOST_COMPONENTS)];
    for (COSBase operand : operands) {
      if (operand instanceof COSNumber number && n < numbers.length) {
        numbers[n++] = number.floatValue();
      }
    }
    return Arrays.copyOf(numbers, n);
  }

  private static int rgb(COSBase space, float[] c, int depth) throws IOException {
    if (depth > DEEPEST) {
      return UNKNOWN;
    }
    if (space instanceof COSName name) {
      return COSName.PATTERN.equals(name) ? UNKNOWN : device(c);
    }
    if (!(space instanceof COSArray array) || !(array.getObject(0) instanceof COSName kind)) {
      return UNKNOWN;
    }
    return switch (kind.getName()) {
      case "Indexed", "I" -> indexed(array, c, depth);
      case "Separation", "DeviceN" -> tint(array, c, depth);
      case "Lab" -> lab(c);
      case "Pattern" -> UNKNOWN;
      default -> device(c);
    };
  }

  private static int indexed(COSArray space, float[] c, int depth) throws IOException {
    COSBase base = space.getObject(1);
    byte[] table =
        switch (space.getObject(3)) {
          case COSString string -> string.getBytes();
          case COSStream stream -> {
            try (var in = stream.createInputStream()) {
              yield in.readNBytes(256 * MOST_COMPONENTS);
            }
          }
          case null, default -> new byte[0];
        };
    int n = components(base, 0);
    int at = c.length == 0 ? 0 : Math.round(c[0]) * n;
    if (at < 0 || at + n > table.length) {
      return UNKNOWN;
    }
    float[] inner = new float[n];
    for (int i = 0; i < n; i++) {
      inner[i] = (table[at + i] & 0xFF) / 255f;
    }
    return rgb(base, inner, depth + 1);
  }

  private static int tint(COSArray space, float[] c, int depth) throws IOException {
    COSBase names = space.getObject(1);
    if (COSName.getPDFName("All").equals(names)) {
      return pack(1 - c[0], 1 - c[0], 1 - c[0]);
    }
    boolean none =
        names instanceof COSArray all
            ? all.size() > 0 && all.toList().stream().allMatch(COSName.NONE::equals)
            : COSName.NONE.equals(names);
    if (none) {
      return NOTHING;
    }
    float[] other = PDFunction.create(space.getObject(3)).eval(c);
    return rgb(space.getObject(2), other, depth + 1);
  }

  /** Lightness and two colour axes, D50 as good as D65 here. */
  private static int lab(float[] c) {
    double fy = (c[0] + 16) / 116;
    double x = 0.9505 * cube(fy + c[1] / 500);
    double y = cube(fy);
    double z = 1.089 * cube(fy - c[2] / 200);
    return pack(
        gamma(3.2406 * x - 1.5372 * y - 0.4986 * z),
        gamma(-0.9689 * x + 1.8758 * y + 0.0415 * z),
        gamma(0.0557 * x - 0.204 * y + 1.057 * z));
  }

  private static double cube(double f) {
    return f > 6.0 / 29 ? f * f * f : (f - 4.0 / 29) * 108 / 841;
  }

  private static float gamma(double linear) {
    double c = Math.clamp(linear, 0, 1);
    return (float) (c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055);
  }

  /** How many numbers make a colour of a space; 0 if that is not known. */
  static int components(COSBase space) {
    return components(space, 0);
  }

  private static int components(COSBase space, int depth) {
    if (depth > DEEPEST) {
      return 0;
    }
    if (space instanceof COSName name) {
      return switch (name.getName()) {
        case "DeviceRGB", "RGB", "CalRGB" -> 3;
        case "DeviceCMYK", "CMYK" -> 4;
        case "Pattern" -> 0;
        default -> 1;
      };
    }
    if (!(space instanceof COSArray array) || !(array.getObject(0) instanceof COSName kind)) {
      return 0;
    }
    return switch (kind.getName()) {
      case "ICCBased" -> array.getObject(1) instanceof COSDictionary icc ? icc.getInt("N", 3) : 3;
      case "CalRGB", "Lab" -> 3;
      case "DeviceN" -> array.getObject(1) instanceof COSArray names ? names.size() : 1;
      case "Pattern" -> 0;
      default -> array.size() == 1 ? components(kind, depth + 1) : 1;
    };
  }

  private static boolean isKind(COSBase space, COSName kind) {
    return space instanceof COSArray array && kind.equals(array.getObject(0));
  }

  private static int pack(float r, float g, float b) {
    return channel(r) << 16 | channel(g) << 8 | channel(b);
  }

  private static int channel(float c) {
    return Math.round(255 * Math.clamp(c, 0f, 1f));
  }

  /** A colour painted over another one. */
  static int over(int colour, float alpha, int under) {
    if (alpha >= 1 || colour == UNKNOWN || under == UNKNOWN) {
      return under == UNKNOWN && alpha < 1 ? UNKNOWN : colour;
    }
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      float part = alpha * (colour >> shift & 0xFF) + (1 - alpha) * (under >> shift & 0xFF);
      mixed |= Math.round(part) << shift;
    }
    return mixed;
  }

  /** Whether letters of one known colour on the other are not seen. */
  static boolean areAlike(int a, int b) {
    if (a == b) {
      return true;
    }
    double[] one = toLab(a);
    double[] other = toLab(b);
    return Math.hypot(Math.hypot(one[0] - other[0], one[1] - other[1]), one[2] - other[2]) < UNSEEN;
  }

  private static double[] toLab(int colour) {
    double r = linear(colour >> 16 & 0xFF);
    double g = linear(colour >> 8 & 0xFF);
    double b = linear(colour & 0xFF);
    double fx = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    double fy = root(0.2126 * r + 0.7152 * g + 0.0722 * b);
    double fz = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    return new double[] {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
  }

  private static double root(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : t * 841 / 108 + 4.0 / 29;
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
