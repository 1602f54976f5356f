"""All cited addresses checked: a few at a time per host, each once, in the order cited."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue

from evidence_audit.model import Policy, Snapshot, Source, Trouble
from evidence_audit.sources.address import NoAddress, parse
from evidence_audit.sources.checking import Visit, check, is_silent, silent
from evidence_audit.sources.dialling import Dialler, Resolver, lookup
from evidence_audit.sources.errands import Errand, no_address, share_out, unasked
from evidence_audit.sources.leash import Leash, Leashes
from evidence_audit.sources.lists import addresses
from evidence_audit.sources.network import decide, is_undecided, was_reached
from evidence_audit.sources.routes import Routes
from evidence_audit.sources.store import Store
from evidence_audit.sources.tables import Place
from evidence_audit.sources.transport import Transport

_TICK = 0.05
"""Seconds between two looks at whose time is over."""
_PATIENCE = 3
"""Addresses of a host in a row that time out before the others are given up, too."""
_LOOK_UP = 5.0
"""Seconds for finding out whether names can be looked up at all."""

Listener = Callable[[Source], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was seen at the cited addresses."""

    sources: dict[str, Source]
    """By address as cited, in that order."""
    network_down: bool = False
    """Nothing answered, and one's own network is why."""
    interrupted: bool = False
    _store: Store

    def snapshot(self, url: str) -> Snapshot | None:
        """Return the page behind an address as cited; None where there is none to read."""
        source = self.sources.get(url)
        return self._store.snapshot(source) if source else None


def check_all(
    urls: Sequence[str],
    policy: Policy,
    *,
    on_checked: Listener | None = None,
    resolve: Resolver = lookup,
) -> Checked:
    """Check each address once and return what was seen, in the order cited.

    `on_checked` is called in the calling thread, for each address as soon as it is
    settled. Ctrl-C ends the run early: what was checked is kept, the rest is
    unchecked. PolicyError for a route that cannot be read.
    """
    dialler = Dialler(Routes.parse(policy.connect_to), resolve, allow_private=policy.allow_private)
    run = _Run(policy, Store(policy.cache_dir), dialler, on_checked or _say_nothing)
    interrupted = False
    try:
        run.ask(run.recall(urls))
        run.settle(may_look_up=True)
    except KeyboardInterrupt:
        interrupted = True
        run.wind_up()
    return Checked(
        sources={url: run.found.get(url) or unasked(url) for url in urls},
        network_down=run.network_down,
        interrupted=interrupted,
        _store=run.store,
    )


class _Run:
    """One run under way; all but `_lane` happens in the calling thread."""

    def __init__(self, policy: Policy, store: Store, dialler: Dialler, tell: Listener) -> None:
        self.policy = policy
        self.store = store
        self.found: dict[str, Source] = {}
        self.network_down = False
        self._dialler = dialler
        self._tell = tell
        self._leashes = Leashes()
        self._arrived: SimpleQueue[tuple[Errand, Visit]] = SimpleQueue()
        self._undecided: list[tuple[Errand, Visit]] = []
        self._was_reached = False

    def recall(self, urls: Iterable[str]) -> list[Errand]:
        """Settle what needs no asking, and return what does, in the order cited."""
        errands: dict[Place, Errand] = {}
        for url in dict.fromkeys(urls):
            address = parse(self.policy.replacements.get(url, url))
            if isinstance(address, NoAddress):
                self._keep(no_address(url, address), url)
                continue
            place = Place(address.key, self._dialler.routes.label(address.host, address.port))
            known = self._known(place)
            if known is not None:
                self._keep(known, url)
            elif self.policy.offline:
                self._keep(unasked(url, "offline, and nothing is stored of it"), url)
            elif place in errands:
                errands[place] = replace(errands[place], cited=(*errands[place].cited, url))
            else:
                errands[place] = Errand(address=address, place=place, cited=(url,))
        return list(errands.values())

    def ask(self, errands: Sequence[Errand]) -> None:
        """Ask all of `errands`, some at a time; nothing is left running, however this ends."""
        if not errands:
            return
        transport = Transport(self._dialler, self.policy.jobs)
        executor = ThreadPoolExecutor(max_workers=self.policy.jobs, thread_name_prefix="sources")
        try:
            lanes = [executor.submit(self._lane, lane, transport) for lane in share_out(errands)]
            self._receive(lanes, len(errands))
        finally:
            self._leashes.stop()
            executor.shutdown(cancel_futures=True)
            transport.close()

    def settle(self, *, may_look_up: bool) -> None:
        """Decide on the links whose trouble may be one's own network's."""
        if not self._undecided:
            return
        names_resolve = self._dialler.resolved or (may_look_up and self._knows_any())
        sources = [visit.source for _, visit in self._undecided]
        decided = decide(sources, was_reached=self._was_reached, names_resolve=names_resolve)
        undecided, self._undecided = self._undecided, []
        for (errand, visit), source in zip(undecided, decided, strict=True):
            self._record(errand, replace(visit, source=source))
        is_down = any(source.trouble is Trouble.NETWORK_DOWN for source in decided)
        self.network_down = is_down and not self._was_reached

    def wind_up(self) -> None:
        """Keep what had arrived when the run was interrupted, without a word more."""
        self._tell = _say_nothing
        while not self._arrived.empty():
            self._take(*self._arrived.get())
        self.settle(may_look_up=False)

    def _known(self, place: Place) -> Source | None:
        if self.policy.offline:
            return self.store.find(place, max_age=None)
        return None if self.policy.refresh else self.store.find(place, max_age=self.policy.max_age)

    def _lane(self, lane: Sequence[Errand], transport: Transport) -> None:
        """Check some addresses of one host, one after the other; runs in a thread of its own."""
        silences = 0
        for errand in lane:
            if silences == _PATIENCE:
                self._arrived.put((errand, silent(errand.address.url, _PATIENCE)))
                continue
            with self._leashes.leash(self.policy.timeout) as leash:
                if self._leashes.is_stopped:
                    return
                visit = check(errand.address.url, transport, leash)
            if not self._leashes.is_stopped:
                self._arrived.put((errand, visit))
            silences = silences + 1 if is_silent(visit) else 0

    def _receive(self, lanes: "Sequence[Future[None]]", count: int) -> None:
        """Take in `count` visits as they arrive, and watch the time of those under way."""
        while count:
            try:
                errand, visit = self._arrived.get(timeout=_TICK)
            except Empty:
                if all(lane.done() for lane in lanes) and self._arrived.empty():
                    break
            else:
                self._take(errand, visit)
                count -= 1
            self._leashes.cut_overdue()
        for lane in lanes:
            lane.result()

    def _take(self, errand: Errand, visit: Visit) -> None:
        self._was_reached |= was_reached(visit)
        if is_undecided(visit.source):
            self._undecided.append((errand, visit))
        else:
            self._record(errand, visit)

    def _record(self, errand: Errand, visit: Visit) -> None:
        self.store.save(errand.place, visit.source, visit.snapshot)
        for url in errand.cited:
            self._keep(visit.source, url)

    def _keep(self, source: Source, url: str) -> None:
        """Keep what was seen as that of `url`; where another address was asked instead, say so."""
        instead = self.policy.replacements.get(url)
        reason = source.reason
        if instead is not None and instead != url:
            reason = f"asked at {instead} instead, as claims.yaml says: {reason}"
        self.found[url] = replace(source, url=url, reason=reason)
        self._tell(self.found[url])

    def _knows_any(self) -> bool:
        """Return whether names that everybody knows can be looked up."""
        with Leash(min(self.policy.timeout, _LOOK_UP)) as leash, self._dialler.under(leash):
            return any(self._dialler.knows(host) for host in sorted(addresses()["well_known"]))


def _say_nothing(source: Source) -> None:
    """Listen without a word."""
