"""Sessions moved by the real commands, and the people in them."""

from drawbridge import commands
from drawbridge.domain.session.role import Role
from gallery.preparing import prepare


class Led:
    """A session, moved by the real commands."""

    def __init__(self, services, source, **more):
        self.services = services
        self.code = commands.create(services, source, **more)

    @property
    def session(self):
        with self.services.store.reading() as transaction:
            return transaction.sessions.at(self.code)

    def do(self, command):
        command(self.services, self.code, self.session.revision)


class Room(Led):
    """A session with people in it."""

    def __init__(self, services, source):
        super().__init__(services, source)
        self.phones = []
        prepare(services, self.code)

    def join(self, n=1, role=Role.PARTICIPANT):
        new = [commands.new_secret() for _ in range(n)]
        for secret in new:
            commands.join(self.services, self.code, secret, role)
        self.phones += new
        return new

    def go_to(self, step_id):
        if self.session.status == "lobby":
            self.do(commands.start)
        while self.session.step.id != step_id:
            self.do(commands.skip)

    def answer(self, secret, **fields):
        session = self.session
        form = {
            part: value if isinstance(value, list) else [value] for part, value in fields.items()
        }
        place = (session.step.id, session.state.round)
        commands.submit(self.services, self.code, secret, place, form)

    def ask(self, step_id, answers):
        """Open a step, let phones answer in order (None: pass), and close it."""
        self.go_to(step_id)
        self.do(commands.open_step)
        for secret, value in zip(self.phones, answers, strict=False):
            if value is None:
                self.answer(secret, **{"pass": "1"})
            else:
                self.answer(secret, answer=value)
        self.do(commands.close_step)
