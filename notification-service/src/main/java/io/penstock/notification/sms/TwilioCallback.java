package io.penstock.notification.sms;

import com.twilio.security.RequestValidator;
import io.penstock.messaging.AnyQueryParameters;
import io.penstock.notification.ledger.Ledger;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where Twilio tells what became of a message. Open to all, because the signature says who calls. */
@Path("/twilio/status")
public class TwilioCallback {

    private static final Pattern CODE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private final Ledger ledger;
    private final CallbackSettings settings;
    private final Optional<RequestValidator> validator;

    TwilioCallback(Ledger ledger, CallbackSettings settings, TwilioSettings twilio) {
        this.ledger = ledger;
        this.settings = settings;
        this.validator = twilio.authToken().map(RequestValidator::new);
    }

    @POST
    @PermitAll
    @AnyQueryParameters
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Twilio's status callback; refused without a valid X-Twilio-Signature")
    public void status(
            @HeaderParam("X-Twilio-Signature") String signature,
            @Context UriInfo uri,
            MultivaluedMap<String, String> form) {
        Map<String, String> fields = form.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().get(0)));
        String query = uri.getRequestUri().getRawQuery();
        String signed = settings.publicUrl() + "/twilio/status" + (query == null ? "" : "?" + query);
        if (signature == null || validator.isEmpty() || !validator.get().validate(signed, fields, signature)) {
            throw HttpProblem.valueOf(Status.FORBIDDEN, "expected Twilio's signature");
        }
        hear(uri.getQueryParameters().getFirst("delivery"), fields);
    }

    private void hear(String delivery, Map<String, String> fields) {
        String sid = fields.get("MessageSid");
        String status = fields.get("MessageStatus");
        if (sid == null || status == null) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, "expected MessageSid and MessageStatus");
        }
        Long deliveryId = delivery != null && ID.matcher(delivery).matches() ? Long.valueOf(delivery) : null;
        ledger.heard(deliveryId, TwilioStatus.news(sid, status, errorCode(fields.get("ErrorCode"))));
    }

    private static Integer errorCode(String given) {
        return given != null && CODE.matcher(given).matches() ? Integer.valueOf(given) : null;
    }
}
