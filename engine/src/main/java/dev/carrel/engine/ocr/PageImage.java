// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import dev.carrel.engine.ground.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A picture in shades of grey, one byte a pixel, row by row from the top; 0 is black, 255 white.
 */
public final class PageImage {
  private final int width;
  private final int height;
  private final byte[] grey;

  /**
   * Of these pixels, which are not copied and must not change any more.
   *
   * @throws IllegalArgumentException if there are not {@code width * height} of them, or none
   */
  public PageImage(int width, int height, byte[] grey) {
    if (width < 1 || height < 1 || grey.length != (long) width * height) {
      throw new IllegalArgumentException(
          "no picture: %d x %d of %d bytes".formatted(width, height, grey.length));
    }
    this.width = width;
    this.height = height;
    this.grey = grey;
  }

  /**
   * A name that no other picture has: a SHA-256 over its size and its pixels.
   *
   * @param by what else the name is to stand for
   */
  public String name(String by) {
    MessageDigest digest = Sha256.digest();
    digest.update((by + '\n' + width + 'x' + height + '\n').getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest(grey));
  }

  /** In pixels. */
  public int width() {
    return width;
  }

  /** In pixels. */
  public int height() {
    return height;
  }

  /** A pixel, 0 to 255; beyond the edge, the nearest one. */
  int at(int x, int y) {
    int column = Math.clamp(x, 0, width - 1);
    int row = Math.clamp(y, 0, height - 1);
    return grey[row * width + column] & 0xFF;
  }

  /** The shade at a place between pixels, whose middles are at halves. */
  float between(float x, float y) {
    float left = x - 0.5f;
    float top = y - 0.5f;
    int column = (int) Math.floor(left);
    int row = (int) Math.floor(top);
    float dx = left - column;
    float dy = top - row;
    float above = at(column, row) * (1 - dx) + at(column + 1, row) * dx;
    float below = at(column, row + 1) * (1 - dx) + at(column + 1, row + 1) * dx;
    return above * (1 - dy) + below * dy;
  }

  /**
   * A part of it.
   *
   * @throws IllegalArgumentException if it reaches beyond an edge
   */
  public PageImage part(int left, int top, int partWidth, int partHeight) {
    if (left < 0 || top < 0 || left + partWidth > width || top + partHeight > height) {
      throw new IllegalArgumentException(
          "no part of %d x %d: %d x %d at %d, %d"
              .formatted(width, height, partWidth, partHeight, left, top));
    }
    byte[] part = new byte[partWidth * partHeight];
    for (int y = 0; y < partHeight; y++) {
      System.arraycopy(grey, (top + y) * width + left, part, y * partWidth, partWidth);
    }
    return new PageImage(partWidth, partHeight, part);
  }

  /** The picture turned clockwise, 0 to 3 times a quarter. */
  public PageImage turned(int quarters) {
    if (quarters == 0) {
      return this;
    }
    boolean lying = quarters % 2 == 1;
    int newWidth = lying ? height : width;
    int newHeight = lying ? width : height;
    byte[] turned = new byte[grey.length];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        int from =
            switch (quarters) {
              case 1 -> (height - 1 - x) * width + y;
              case 2 -> (height - 1 - y) * width + width - 1 - x;
              default -> x * width + width - 1 - y;
            };
        turned[y * newWidth + x] = grey[from];
      }
    }
    return new PageImage(newWidth, newHeight, turned);
  }

  /** The picture, smaller if it has more pixels than this. */
  public PageImage within(long pixels) {
    double scale = Math.sqrt((double) pixels / ((long) width * height));
    return scale >= 1
        ? this
        : scaled(Math.max(1, (int) (width * scale)), Math.max(1, (int) (height * scale)));
  }

  /** The picture in another size, each pixel the mean of those that it stands for. */
  PageImage scaled(int newWidth, int newHeight) {
    byte[] scaled = new byte[newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      int top = (int) ((long) y * height / newHeight);
      int bottom = Math.max(top + 1, (int) ((long) (y + 1) * height / newHeight));
      for (int x = 0; x < newWidth; x++) {
        int left = (int) ((long) x * width / newWidth);
        int right = Math.max(left + 1, (int) ((long) (x + 1) * width / newWidth));
        scaled[y * newWidth + x] = (byte) mean(left, top, right, bottom);
      }
    }
    return new PageImage(newWidth, newHeight, scaled);
  }

  private int mean(int left, int top, int right, int bottom) {
    long sum = 0;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        sum += grey[row * width + column] & 0xFF;
      }
    }
    long count = (long) (right - left) * (bottom - top);
    return (int) ((sum + count / 2) / count);
  }
}
