package io.penstock.notification.sms;

import java.util.Map;

/**
 * What Twilio's error codes mean, in the answer to a call and in a status callback alike; see
 * https://www.twilio.com/docs/api/errors
 */
enum TwilioCode {
    /** The recipient does not want text messages of ours. */
    OPTED_OUT,
    /** The number does not exist, is a landline, or cannot receive text messages for another reason that stays. */
    WRONG_NUMBER,
    /** The handset is off or out of reach; another message may arrive. */
    HANDSET_AWAY,
    /** Our account, credentials, sender or volume are refused: no message is sent until that is put right, or has passed. */
    ACCOUNT,
    /** This message is refused, or the code is not known here. */
    MESSAGE;

    private static final Map<Integer, TwilioCode> CODES = Map.ofEntries(
            Map.entry(21610, OPTED_OUT),
            Map.entry(21211, WRONG_NUMBER),
            Map.entry(21217, WRONG_NUMBER),
            Map.entry(21614, WRONG_NUMBER),
            Map.entry(21635, WRONG_NUMBER),
            Map.entry(30005, WRONG_NUMBER),
            Map.entry(30006, WRONG_NUMBER),
            Map.entry(30003, HANDSET_AWAY),
            Map.entry(14107, ACCOUNT),
            Map.entry(20003, ACCOUNT),
            Map.entry(20005, ACCOUNT),
            Map.entry(20404, ACCOUNT),
            Map.entry(20429, ACCOUNT),
            Map.entry(21212, ACCOUNT),
            Map.entry(21603, ACCOUNT),
            Map.entry(21611, ACCOUNT),
            Map.entry(21659, ACCOUNT),
            Map.entry(21703, ACCOUNT),
            Map.entry(30002, ACCOUNT),
            Map.entry(63038, ACCOUNT));

    /** @param code null where Twilio gives none */
    static TwilioCode of(Integer code) {
        return code == null ? MESSAGE : CODES.getOrDefault(code, MESSAGE);
    }

    /** The code in words, as ledger and opt-outs keep it. */
    static String reason(int code) {
        return "Twilio " + code
                + switch (code) {
                    case 21610 -> ": recipient opted out";
                    case 21211, 21614 -> ": not a mobile number";
                    default -> "";
                };
    }
}
