"""Every picture that Drawbridge draws, made to be looked at: ``python -m gallery FOLDER``.

A tool for those who change pictures or forms, not a part of the app. Sessions are real and live in
a temporary store; phones answer through the commands; what is drawn passed the privacy gate; what
is photographed is the projector's own HTML and figure, and the phone's own page, in Chromium.
"""
