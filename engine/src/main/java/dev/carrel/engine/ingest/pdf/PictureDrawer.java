// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.io.IOException;
import java.lang.System.Logger.Level;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * Draws pages with the pictures that PDFBox does not decode as they are meant, and counts those
 * that cannot be decoded, which PDFBox leaves out with a line in its log.
 */
public class PictureDrawer extends PageDrawer {
  private static final System.Logger LOG = System.getLogger(PictureDrawer.class.getName());

  private final JpxPictures jpx = new JpxPictures();
  private int failed;

  /** Of one page. */
  public PictureDrawer(PageDrawerParameters parameters) throws IOException {
    super(parameters);
  }

  /** How many pictures could not be drawn by now. */
  public final int failedPictures() {
    return failed;
  }

  @Override
  public void drawImage(PDImage image) throws IOException {
    try {
      super.drawImage(
          image instanceof PDImageXObject object ? jpx.plain(object, getResources()) : image);
    } catch (IOException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | IllegalArgumentException
        | ClassCastException e) { // as decoders of damaged pictures throw them
      failed++;
      LOG.log(Level.DEBUG, "a picture cannot be drawn", e);
    }
  }
}
