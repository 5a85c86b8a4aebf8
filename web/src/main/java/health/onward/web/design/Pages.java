package health.onward.web.design;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** Renders pages with their templates, which were compiled with the house. */
public final class Pages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "health.onward.web.templates");

    public ServerResponse show(Page page) {
        return ServerResponse.ok().contentType(HTML).body(html(page));
    }

    String html(Page page) {
        var output = new StringOutput();
        engine.render(page.template(), page, output);
        return output.toString();
    }
}
