var Ze=globalThis,vt=e=>e,Ce=Ze.trustedTypes,yt=Ce?Ce.createPolicy("lit-html",{createHTML:e=>e}):void 0,Je="$lit$",B=`lit$${Math.random().toFixed(9).slice(2)}$`,Xe="?"+B,Ts=`<${Xe}>`,se=document,$e=()=>se.createComment(""),be=e=>e===null||typeof e!="object"&&typeof e!="function",et=Array.isArray,xt=e=>et(e)||typeof e?.[Symbol.iterator]=="function",Qe=`[ 	
\f\r]`,fe=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,wt=/-->/g,kt=/>/g,ee=RegExp(`>|${Qe}(?:([^\\s"'>=/]+)(${Qe}*=${Qe}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Tt=/'/g,At=/"/g,Rt=/^(?:script|style|textarea|title)$/i,tt=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),l=tt(1),st=tt(2),In=tt(3),R=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),_t=new WeakMap,te=se.createTreeWalker(se,129);function Et(e,t){if(!et(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return yt!==void 0?yt.createHTML(t):t}var St=(e,t)=>{let s=e.length-1,n=[],o,i=t===2?"<svg>":t===3?"<math>":"",a=fe;for(let d=0;d<s;d++){let c=e[d],m,$,h=-1,g=0;for(;g<c.length&&(a.lastIndex=g,$=a.exec(c),$!==null);)g=a.lastIndex,a===fe?$[1]==="!--"?a=wt:$[1]!==void 0?a=kt:$[2]!==void 0?(Rt.test($[2])&&(o=RegExp("</"+$[2],"g")),a=ee):$[3]!==void 0&&(a=ee):a===ee?$[0]===">"?(a=o??fe,h=-1):$[1]===void 0?h=-2:(h=a.lastIndex-$[2].length,m=$[1],a=$[3]===void 0?ee:$[3]==='"'?At:Tt):a===At||a===Tt?a=ee:a===wt||a===kt?a=fe:(a=ee,o=void 0);let y=a===ee&&e[d+1].startsWith("/>")?" ":"";i+=a===fe?c+Ts:h>=0?(n.push(m),c.slice(0,h)+Je+c.slice(h)+B+y):c+B+(h===-2?d:y)}return[Et(e,i+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},ve=class e{constructor({strings:t,_$litType$:s},n){let o;this.parts=[];let i=0,a=0,d=t.length-1,c=this.parts,[m,$]=St(t,s);if(this.el=e.createElement(m,n),te.currentNode=this.el.content,s===2||s===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(o=te.nextNode())!==null&&c.length<d;){if(o.nodeType===1){if(o.hasAttributes())for(let h of o.getAttributeNames())if(h.endsWith(Je)){let g=$[a++],y=o.getAttribute(h).split(B),A=/([.?@])?(.*)/.exec(g);c.push({type:1,index:i,name:A[2],strings:y,ctor:A[1]==="."?Oe:A[1]==="?"?qe:A[1]==="@"?He:re}),o.removeAttribute(h)}else h.startsWith(B)&&(c.push({type:6,index:i}),o.removeAttribute(h));if(Rt.test(o.tagName)){let h=o.textContent.split(B),g=h.length-1;if(g>0){o.textContent=Ce?Ce.emptyScript:"";for(let y=0;y<g;y++)o.append(h[y],$e()),te.nextNode(),c.push({type:2,index:++i});o.append(h[g],$e())}}}else if(o.nodeType===8)if(o.data===Xe)c.push({type:2,index:i});else{let h=-1;for(;(h=o.data.indexOf(B,h+1))!==-1;)c.push({type:7,index:i}),h+=B.length-1}i++}}static createElement(t,s){let n=se.createElement("template");return n.innerHTML=t,n}};function ne(e,t,s=e,n){if(t===R)return t;let o=n!==void 0?s._$Co?.[n]:s._$Cl,i=be(t)?void 0:t._$litDirective$;return o?.constructor!==i&&(o?._$AO?.(!1),i===void 0?o=void 0:(o=new i(e),o._$AT(e,s,n)),n!==void 0?(s._$Co??=[])[n]=o:s._$Cl=o),o!==void 0&&(t=ne(e,o._$AS(e,t.values),o,n)),t}var Me=class{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:s},parts:n}=this._$AD,o=(t?.creationScope??se).importNode(s,!0);te.currentNode=o;let i=te.nextNode(),a=0,d=0,c=n[0];for(;c!==void 0;){if(a===c.index){let m;c.type===2?m=new de(i,i.nextSibling,this,t):c.type===1?m=new c.ctor(i,c.name,c.strings,this,t):c.type===6&&(m=new Ve(i,this,t)),this._$AV.push(m),c=n[++d]}a!==c?.index&&(i=te.nextNode(),a++)}return te.currentNode=se,o}p(t){let s=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,s),s+=n.strings.length-2):n._$AI(t[s])),s++}},de=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,n,o){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=ne(this,t,s),be(t)?t===p||t==null||t===""?(this._$AH!==p&&this._$AR(),this._$AH=p):t!==this._$AH&&t!==R&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):xt(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==p&&be(this._$AH)?this._$AA.nextSibling.data=t:this.T(se.createTextNode(t)),this._$AH=t}$(t){let{values:s,_$litType$:n}=t,o=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=ve.createElement(Et(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(s);else{let i=new Me(o,this),a=i.u(this.options);i.p(s),this.T(a),this._$AH=i}}_$AC(t){let s=_t.get(t.strings);return s===void 0&&_t.set(t.strings,s=new ve(t)),s}k(t){et(this._$AH)||(this._$AH=[],this._$AR());let s=this._$AH,n,o=0;for(let i of t)o===s.length?s.push(n=new e(this.O($e()),this.O($e()),this,this.options)):n=s[o],n._$AI(i),o++;o<s.length&&(this._$AR(n&&n._$AB.nextSibling,o),s.length=o)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){let n=vt(t).nextSibling;vt(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},re=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,n,o,i){this.type=1,this._$AH=p,this._$AN=void 0,this.element=t,this.name=s,this._$AM=o,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=p}_$AI(t,s=this,n,o){let i=this.strings,a=!1;if(i===void 0)t=ne(this,t,s,0),a=!be(t)||t!==this._$AH&&t!==R,a&&(this._$AH=t);else{let d=t,c,m;for(t=i[0],c=0;c<i.length-1;c++)m=ne(this,d[n+c],s,c),m===R&&(m=this._$AH[c]),a||=!be(m)||m!==this._$AH[c],m===p?t=p:t!==p&&(t+=(m??"")+i[c+1]),this._$AH[c]=m}a&&!o&&this.j(t)}j(t){t===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Oe=class extends re{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===p?void 0:t}},qe=class extends re{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==p)}},He=class extends re{constructor(t,s,n,o,i){super(t,s,n,o,i),this.type=5}_$AI(t,s=this){if((t=ne(this,t,s,0)??p)===R)return;let n=this._$AH,o=t===p&&n!==p||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,i=t!==p&&(n===p||o);o&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},Ve=class{constructor(t,s,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){ne(this,t)}},Pt={M:Je,P:B,A:Xe,C:1,L:St,R:Me,D:xt,V:ne,I:de,H:re,N:qe,U:He,B:Oe,F:Ve},As=Ze.litHtmlPolyfillSupport;As?.(ve,de),(Ze.litHtmlVersions??=[]).push("3.3.3");var Q=(e,t,s)=>{let n=s?.renderBefore??t,o=n._$litPart$;if(o===void 0){let i=s?.renderBefore??null;n._$litPart$=o=new de(t.insertBefore($e(),i),i,void 0,s??{})}return o._$AI(e),o};var S={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},V=e=>(...t)=>({_$litDirective$:e,values:t}),O=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,n){this._$Ct=t,this._$AM=s,this._$Ci=n}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};var _s=V(class extends O{constructor(e){if(super(e),e.type!==S.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(n=>n!=="")));for(let n in t)t[n]&&!this.nt?.has(n)&&this.st.add(n);return this.render(t)}let s=e.element.classList;for(let n of this.st)n in t||(s.remove(n),this.st.delete(n));for(let n in t){let o=!!t[n];o===this.st.has(n)||this.nt?.has(n)||(o?(s.add(n),this.st.add(n)):(s.remove(n),this.st.delete(n)))}return R}});var Ne=e=>e??p;var{I:xs}=Pt,Ct=e=>e;var Le=e=>e.strings===void 0,Mt=()=>document.createComment(""),ue=(e,t,s)=>{let n=e._$AA.parentNode,o=t===void 0?e._$AB:t._$AA;if(s===void 0){let i=n.insertBefore(Mt(),o),a=n.insertBefore(Mt(),o);s=new xs(i,a,e,e.options)}else{let i=s._$AB.nextSibling,a=s._$AM,d=a!==e;if(d){let c;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(c=e._$AU)!==a._$AU&&s._$AP(c)}if(i!==o||d){let c=s._$AA;for(;c!==i;){let m=Ct(c).nextSibling;Ct(n).insertBefore(c,o),c=m}}}return s},Z=(e,t,s=e)=>(e._$AI(t,s),e),Rs={},pe=(e,t=Rs)=>e._$AH=t,Ot=e=>e._$AH,Ie=e=>{e._$AR(),e._$AA.remove()};var oe=V(class extends O{constructor(){super(...arguments),this.key=p}render(e,t){return this.key=e,t}update(e,[t,s]){return t!==this.key&&(pe(e),this.key=t),s}});var f=V(class extends O{constructor(e){if(super(e),e.type!==S.PROPERTY&&e.type!==S.ATTRIBUTE&&e.type!==S.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!Le(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===R||t===p)return t;let s=e.element,n=e.name;if(e.type===S.PROPERTY){if(t===s[n])return R}else if(e.type===S.BOOLEAN_ATTRIBUTE){if(!!t===s.hasAttribute(n))return R}else if(e.type===S.ATTRIBUTE&&s.getAttribute(n)===t+"")return R;return pe(e),t}});var ye=(e,t)=>{let s=e._$AN;if(s===void 0)return!1;for(let n of s)n._$AO?.(t,!1),ye(n,t);return!0},De=e=>{let t,s;do{if((t=e._$AM)===void 0)break;s=t._$AN,s.delete(e),e=t}while(s?.size===0)},qt=e=>{for(let t;t=e._$AM;e=t){let s=t._$AN;if(s===void 0)t._$AN=s=new Set;else if(s.has(e))break;s.add(e),Ps(t)}};function Es(e){this._$AN!==void 0?(De(this),this._$AM=e,qt(this)):this._$AM=e}function Ss(e,t=!1,s=0){let n=this._$AH,o=this._$AN;if(o!==void 0&&o.size!==0)if(t)if(Array.isArray(n))for(let i=s;i<n.length;i++)ye(n[i],!1),De(n[i]);else n!=null&&(ye(n,!1),De(n));else ye(this,e)}var Ps=e=>{e.type==S.CHILD&&(e._$AP??=Ss,e._$AQ??=Es)},je=class extends O{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,s,n){super._$AT(t,s,n),qt(this),this.isConnected=t._$AU}_$AO(t,s=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),s&&(ye(this,t),De(this))}setValue(t){if(Le(this._$Ct))this._$Ct._$AI(t,this);else{let s=[...this._$Ct._$AH];s[this._$Ci]=t,this._$Ct._$AI(s,this,0)}}disconnected(){}reconnected(){}};var nt=new WeakMap,Cs=V(class extends je{render(e){return p}update(e,[t]){let s=t!==this.G;return s&&this.rt(void 0),(s||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),p}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,s=nt.get(t);s===void 0&&(s=new WeakMap,nt.set(t,s)),s.get(this.G)!==void 0&&this.G.call(this.ht,void 0),s.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?nt.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var Ht=(e,t,s)=>{let n=new Map;for(let o=t;o<=s;o++)n.set(e[o],o);return n},ie=V(class extends O{constructor(e){if(super(e),e.type!==S.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let n;s===void 0?s=t:t!==void 0&&(n=t);let o=[],i=[],a=0;for(let d of e)o[a]=n?n(d,a):a,i[a]=s(d,a),a++;return{values:i,keys:o}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,n]){let o=Ot(e),{values:i,keys:a}=this.dt(t,s,n);if(!Array.isArray(o))return this.ut=a,i;let d=this.ut??=[],c=[],m,$,h=0,g=o.length-1,y=0,A=i.length-1;for(;h<=g&&y<=A;)if(o[h]===null)h++;else if(o[g]===null)g--;else if(d[h]===a[y])c[y]=Z(o[h],i[y]),h++,y++;else if(d[g]===a[A])c[A]=Z(o[g],i[A]),g--,A--;else if(d[h]===a[A])c[A]=Z(o[h],i[A]),ue(e,c[A+1],o[h]),h++,A--;else if(d[g]===a[y])c[y]=Z(o[g],i[y]),ue(e,o[h],o[g]),g--,y++;else if(m===void 0&&(m=Ht(a,y,A),$=Ht(d,h,g)),m.has(d[h]))if(m.has(d[g])){let W=$.get(a[y]),Ye=W!==void 0?o[W]:null;if(Ye===null){let bt=ue(e,o[h]);Z(bt,i[y]),c[y]=bt}else c[y]=Z(Ye,i[y]),ue(e,o[h],Ye),o[W]=null;y++}else Ie(o[g]),g--;else Ie(o[h]),h++;for(;y<=A;){let W=ue(e,c[A+1]);Z(W,i[y]),c[y++]=W}for(;h<=g;){let W=o[h++];W!==null&&Ie(W)}return this.ut=a,pe(e,c),R}});var N=class extends Error{constructor(s,n,o,i=null,a=null){super(o||n);this.status=s;this.title=n;this.detail=o;this.body=i;this.retryAfter=a}status;title;detail;body;retryAfter;get code(){let s=this.body?.code;return typeof s=="string"?s:""}},Nt=new Set,Vt=!0;function Lt(e){Nt.add(e)}function Ms(e,t){if(t.startsWith("/desk/api/sign-in")||e>=400&&e!==401)return;let s=e!==401;if(s!==Vt){Vt=s;for(let n of Nt)n(s)}}function Os(){let e=document.cookie.split("; ").find(t=>t.startsWith("hotline_csrf="));return e?decodeURIComponent(e.slice(13)):""}async function qs(e){let t=await e.text(),s=Number.parseInt(e.headers.get("Retry-After")??"",10)||null;try{let n=JSON.parse(t);return new N(e.status,n.title??e.statusText,n.detail??"",n,s)}catch{return new N(e.status,e.statusText,t.slice(0,200),null,s)}}async function we(e,t,s,n={}){let o={Accept:"application/json","X-CSRF-Token":Os()},i=s instanceof FormData||s instanceof Blob;s!==void 0&&!i&&(o["Content-Type"]="application/json"),n.version&&(o["If-Match"]=n.version),n.once&&(o["Idempotency-Key"]=n.once);let a;try{a=await fetch(t,{method:e,headers:o,body:s===void 0?null:i?s:JSON.stringify(s),credentials:"same-origin",signal:n.signal??null})}catch(c){throw c instanceof DOMException&&c.name==="AbortError"?c:new N(0,"Unreachable","")}if(Ms(a.status,t),!a.ok)throw await qs(a);return{body:a.status!==204&&(a.headers.get("Content-Type")??"").includes("json")?await a.json():null,etag:a.headers.get("ETag")}}var b={get:(e,t)=>we("GET",e,void 0,t),post:(e,t,s)=>we("POST",e,t??{},s),put:(e,t,s)=>we("PUT",e,t,s),patch:(e,t,s)=>we("PATCH",e,t,s),delete:(e,t)=>we("DELETE",e,void 0,t)};var Hs=["zero","one","two","few","many","other"],ot={},L=document.documentElement.lang==="ar"?"ar":"en",ke=L==="ar"?"ar-OM-u-nu-latn":"en-GB";async function It(){if(L==="en")return;let e=await fetch("/desk/assets/ar.json");e.ok&&(ot=await e.json())}function rt(e,t){return e.replace(/\{(\w+)\}/g,(s,n)=>String(t[n]??s))}function r(e,t={}){let s=ot[e];return rt(typeof s=="string"?s:e,t)}function G(e,t,s,n={}){let o=ot[e],i={n:Vs(s),...n};if(Array.isArray(o)){let a=Hs.indexOf(new Intl.PluralRules("ar").select(s));return rt(o[a]??e,i)}return rt(s===1?e:t,i)}function Vs(e,t=0){return new Intl.NumberFormat(ke,{maximumFractionDigits:t,minimumFractionDigits:t}).format(e)}function me(e){if(e==null)return"–";let t=new Date(e*1e3),n=t.toDateString()===new Date().toDateString()?{timeStyle:"short"}:{dateStyle:"medium",timeStyle:"short"};return new Intl.DateTimeFormat(ke,n).format(t)}function Dt(e,t){return e?.[L]??e?.en??e?.ar??t}var Ns={"unknown case":()=>r("There is no such case, or it is not yours to see."),stale:()=>r("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>r("Your role may not do that."),state:()=>r("The case cannot be changed like that as it stands."),"saved filter":()=>r("The list cannot be kept under this name."),file:()=>r("This file is not taken: it is too large, or of a kind that is not allowed."),store:()=>r("The store cannot be used now: nothing was changed, try again.")},Ls={400:()=>r("What was sent was not understood."),403:()=>r("This is not allowed."),404:()=>r("This is not there, or not any more."),409:()=>r("This cannot be done as things stand."),412:()=>r("Somebody changed it meanwhile. Look at it again."),413:()=>r("This is too large."),422:()=>r("What was sent was not understood."),429:()=>r("Too many requests. Wait a moment and try again."),503:()=>r("This cannot be done right now. Try again in a moment.")};function jt(e,t,s=0){return L==="en"?t:Ns[e]?.()??Ls[s]?.()??t}var Is=[{path:"/desk/agent",title:()=>r("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>r("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>r("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>r("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>r("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>r("Administration"),roles:["administrator"]}];function Ds(e){return Is.filter(t=>t.roles.some(s=>e.roles.includes(s)))}async function Ut(e){await It();try{e((await b.get("/desk/api/me")).body)}catch(t){if(t instanceof N&&t.status===401){location.assign(`/desk/sign-in?next=${encodeURIComponent(location.pathname+location.search)}`);return}Q(l`<main class="page"><p role="alert" class="trouble">${J(t)}</p></main>`,document.body)}}function J(e){return e instanceof N&&e.status===0?r("The hotline cannot be reached. Trying again…"):e instanceof N?jt(e.code,e.detail||e.title,e.status):r("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}function Fe(e,t=p){let s=e?Ds(e):[];return l`
    <a class="skip" href="#content">${r("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${r("Places")}>
        ${s.map(n=>l`<a href=${n.path} aria-current=${location.pathname===n.path?"page":p}
              >${n.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${t}</div>
      <button class="quiet" @click=${Fs} aria-label=${r("Light or dark")}>◐</button>
      <button class="quiet" lang=${L==="ar"?"en":"ar"} @click=${js}>
        ${L==="ar"?"English":"العربية"}
      </button>
      ${e?l`<a class="who" href="/desk/home">${e.name}</a
              ><button class="quiet" @click=${Us}>${r("Sign out")}</button>`:p}
    </header>
  `}function js(){document.cookie=`hotline_language=${L==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function Fs(){let e=document.documentElement,t=e.dataset.theme?e.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;e.dataset.theme=t?"light":"dark",document.cookie=`hotline_theme=${e.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function Us(){try{await b.post("/desk/api/sign-out")}finally{location.assign("/desk/sign-in")}}var Ft=null;function _(e,t="good"){Ft??=document.body.appendChild(Object.assign(document.createElement("div"),{className:"notices"}));let s=Object.assign(document.createElement("p"),{className:`notice ${t}`,textContent:e});s.setAttribute("role",t==="trouble"?"alert":"status"),Ft.append(s),setTimeout(()=>s.remove(),t==="trouble"?12e3:5e3)}async function q(e){try{return await e()}catch(t){_(J(t),"trouble");return}}var Te=null;Lt(e=>{Te?.remove(),!(e||location.pathname==="/desk/sign-in")&&(Te=document.body.appendChild(document.createElement("div")),Te.className="notices",Te.setAttribute("role","alert"),Q(l`<p class="notice trouble">
      ${r("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${r("Sign in")}</a>
    </p>`,Te))});var E=class{#e;#t=new Set;#s=!1;constructor(t){this.#e=t}get state(){return this.#e}set(t){this.#e={...this.#e,...t},this.#n()}listen(t){return this.#t.add(t),this.#n(),()=>this.#t.delete(t)}#n(){this.#s||(this.#s=!0,document.hidden?setTimeout(()=>this.#r(),50):requestAnimationFrame(()=>this.#r()))}#r(){this.#s=!1;for(let t of this.#t)t(this.#e)}};var Wt={"*.title":()=>r("What people call it"),"queues.requires":()=>r("The skills that a call needs, for example “arabic>=3 and water”; “anyone”: none, “language”: the skill of the caller's language"),"queues.relax":()=>r("What is enough after some waiting"),"queues.strategy":()=>r("Who is rung of several free agents"),"queues.priority_seconds":()=>r("Its calls are served as if they had come so many seconds earlier (up to a day)"),"queues.preferred_agent_seconds":()=>r("How long the agent who last talked with the caller is waited for, seconds; 0: not at all"),"queues.max_waiting":()=>r("Where so many wait already, a caller is taken to leave a message at once"),"queues.overflow":()=>r("When calls do not wait (any longer)"),"queues.hours":()=>r("Opening hours; without them it is always open"),"queues.callback":()=>r("The offer to be called back; without it there is none"),"queues.offer_message_after_seconds":()=>r("After so many seconds the caller is offered to leave a message; 0: never"),"queues.announce_every_seconds":()=>r("The position is told at the start and then every so many seconds; 0: never"),"queues.announce_expected_wait":()=>r("With the position the caller is told the expected wait"),"queues.expected_handling_seconds":()=>r("How long an agent is busy with a call, until there are recent calls to tell, seconds"),"queues.comfort_prompts":()=>r("What is said in turn while a caller waits"),"queues.comfort_every_seconds":()=>r("How often that is said, seconds; 0: never"),"queues.ring_seconds":()=>r("How long an agent's phone rings (3 to 120 seconds)"),"queues.rona_after":()=>r("Calls missed in a row after which an agent is set aside (1 to 20)"),"queues.wrap_up_seconds":()=>r("The agent's time after a talk before the next call, seconds"),"queues.wrap_up_extension_seconds":()=>r("By how many seconds an agent can lengthen it at a time"),"queues.wrap_up_max_seconds":()=>r("How long it can last in all, seconds"),"queues.record":()=>r("Conversations are recorded"),"queues.thank":()=>r("The caller is thanked after the talk"),"queues.survey":()=>r("Callers are asked whether to rate the service after the talk"),"queues.keep_recordings_days":()=>r("How many days its recordings are kept; without it as all recordings"),"queues.message_due_hours":()=>r("By when a message for its people must be answered, in open hours"),"queues.service_level_seconds":()=>r("A call that is answered within so many seconds counts as answered in time"),"queues.short_abandon_seconds":()=>r("A caller who leaves within so many seconds does not count as abandoned"),"overflow.longer_than":()=>r("Condition: so many callers are in line already"),"overflow.expected_wait_above_seconds":()=>r("Condition: the expected wait is longer, seconds"),"overflow.waited_seconds":()=>r("Condition: the call has waited so many seconds"),"overflow.nobody_signed_in":()=>r("Condition: nobody who could ever take the call is signed in"),"overflow.closed":()=>r("Condition: outside the opening hours"),"overflow.announcement":()=>r("This prompt is said first"),"overflow.queue":()=>r("Action: the call goes to this queue and keeps its age"),"overflow.message":()=>r("Action: the caller is asked for a message"),"overflow.callback":()=>r("Action: the caller is offered a call-back"),"relax.after_seconds":()=>r("From so many seconds of waiting on"),"relax.requires":()=>r("A wider requirement; who met an earlier one may still take the call"),"callback.key":()=>r("The key that asks for it (2 to 9)"),"callback.expected_wait_above_seconds":()=>r("Offered where the caller must expect to wait longer, seconds; 0: always"),"callback.hours":()=>r("Hours in which it is offered"),"agents.name":()=>r("The agent's name"),"agents.queues":()=>r("The queues that the agent serves, each with its weight: a call's age counts so many times"),"agents.skills":()=>r("Levels, 1 (a little) to 5 (expert), by skill"),"agents.line":()=>r("What the agent may do with cases: the first line takes them in, the second follows them up and closes them, a supervisor may do everything"),"departments.queue":()=>r("The queue whose agents can talk about its cases"),"departments.parent":()=>r("The department of which it is a part; overdue cases escalate there"),"departments.hours":()=>r("When it works: due times run in these hours only"),"departments.skills":()=>r("What its people can do"),"departments.lead":()=>r("The agent who hears of its overdue cases"),"departments.email":()=>r("Where else overdue cases are told (e-mail)"),"departments.phone":()=>r("Where else overdue cases are told (telephone)"),"categories.description":()=>r("What citizens read about it"),"categories.group":()=>r("Categories with the same words stand together"),"categories.department":()=>r("Who deals with it when nobody says otherwise"),"categories.priority":()=>r("How urgent it is"),"categories.sla":()=>r("By when something is to happen, in open hours of the department"),"categories.sla_by_priority":()=>r("The same for other priorities (low, normal, high, urgent)"),"categories.keywords":()=>r("Words by which a text is recognised as being about it"),"categories.same_within_metres":()=>r("Cases so near may be the same one, metres"),"categories.same_within_days":()=>r("Cases so new may be the same one, days"),"categories.public":()=>r("Citizens may choose it by themselves: web form, Open311"),"categories.fields":()=>r("What is asked about such a case"),"sla.first_response_hours":()=>r("The citizen gets the first word of a person, hours"),"sla.update_hours":()=>r("The citizen hears again, so many hours after the last word"),"sla.solution_hours":()=>r("The case is solved, hours"),"fields.question":()=>r("The question"),"fields.datatype":()=>r("What kind of answer"),"fields.required":()=>r("A case cannot be opened by web form or Open311 without it"),"fields.values":()=>r("Of lists: what can be answered, by key"),"hours.week":()=>r("Ranges of each day, for example 07:30-14:30, 16:00-18:00; a day without any is closed"),"hours.holidays":()=>r("Country (two capital letters) whose public holidays are closed"),"hours.dates":()=>r("Single dates: they win over week and holidays; without ranges the day is closed")},Ws={sla_by_priority:"sla"};function K(e,t){let s=Wt[`${Ws[e]??e}.${t}`]??Wt[`*.${t}`];return s?s():t.replaceAll("_"," ")}function P(e){return{ar:r("Arabic"),en:r("English")}[e]??e}function Bs(e){return e.map(t=>/^[A-Za-z0-9_-]+$/.test(t)?t:`"${t.replaceAll("\\","\\\\").replaceAll('"','\\"')}"`).join(".")}function w(e){return typeof e=="object"&&e!==null&&!Array.isArray(e)}function Bt(e,t){let s=e;for(let n of t){if(!w(s))return;s=s[n]}return s}function F(e,t,s){let n=Bs(s);return e.filter(o=>o.file===t&&(o.key===n||o.key.startsWith(`${n}.`)||o.key.startsWith(`${n}[`)))}function x(e,t,s){let n={...e};return s===void 0?delete n[t]:n[t]=s,n}function H(e){return e.split(/[,،\n]/).map(t=>t.trim()).filter(Boolean)}var k="/desk/api/admin",it=class{store=new E({told:null,schema:{},saving:0});#e=Promise.resolve();get told(){let t=this.store.state.told;if(!t)throw new Error("not loaded");return t}async load(){let[t,s]=await Promise.all([b.get(`${k}/settings`),b.get(`${k}/settings/schema`)]);this.store.set({told:t.body,schema:s.body})}value(t,s){return Bt(this.told.values[t],s)}names(t,s="configuration"){let n=this.value(s,[t]);return w(n)?Object.keys(n):[]}changed(t,s){let n=o=>s.every((i,a)=>o.path[a]===i||a>=o.path.length);return this.told.draft.edits.filter(o=>o.file===t&&n(o))}edit(t,s,n){return this.#t("edit",{file:t,path:s,value:n??null})}resolve(t,s){return this.#t("resolve",{file:t.file,path:t.path,mine:s})}discard(){return this.#t("discard",{})}takeBack(t){return this.edit(t.file,t.path,t.before)}#t(t,s){this.store.set({saving:this.store.state.saving+1});let n=this.#e.then(async()=>{try{let{body:o}=await b.post(`${k}/settings/${t}`,{version:this.told.draft.version,...s});this.store.set({told:o})}catch(o){_(J(o),"trouble"),o instanceof N&&o.title==="Draft Changed"?await this.load():this.store.set({})}finally{this.store.set({saving:this.store.state.saving-1})}});return this.#e=n,n}async publish(t){await this.#e;try{let{body:s}=await b.post(`${k}/settings/publish`,{version:this.told.draft.version,note:t});return Gt(s),await this.load(),!0}catch(s){return _(J(s),"trouble"),await this.load(),!1}}async undo(t){try{Gt((await b.post(`${k}/settings/versions/${t}/undo`)).body)}catch(s){_(J(s),"trouble")}await this.load()}};function Gt(e){_(r("Version {version} is published.",{version:e.version})),e.trouble&&_(r("It is in the files, but not served yet: {what}",{what:e.trouble}),"trouble")}var u=new it;function z(e){return e.length?l`<ul class="problems" role="alert">
    ${e.map(at)}
  </ul>`:p}function at(e){let[t="",...s]=e.key.split("."),n=s.length?r("Section {section}, key {key}:",{section:t,key:s.join(".")}):r("Key {key}:",{key:t});return l`<li>
    ${e.key?l`<b><bdi>${n}</bdi></b>`:p}
    <span lang="en" dir="ltr"><bdi>${e.what}. ${e.remedy}</bdi></span>
  </li>`}function ae(e){if(e==null)return"—";let t=typeof e=="string"?e:JSON.stringify(e);return t.length>80?`${t.slice(0,80)}…`:t}function Ae(e){if(!e.length)return p;let t=e[0];return l`<span class="small was"
    >${r("Before:")} <bdi>${ae(t.before)}</bdi>
    <button class="quiet" @click=${()=>e.forEach(s=>{u.takeBack(s)})}>
      ${r("Take back")}
    </button></span
  >`}function he(e,t,s,n,o="configuration"){let i=u.told,a=i.fixed[s.join(".")],d=i.draft.edits.filter(c=>c.file===o&&s.every((m,$)=>c.path[$]===m)&&c.path.length>=s.length);return l`<div class="field ${d.length?"changed":""}">
    <div><span>${e}</span>${t?l` <code class="soft small">${t}</code>`:p}</div>
    <div class="grid">
      ${n}
      ${a?l`<span class="small soft">${r("Set by the variable {name}; it wins over the file.",{name:a})}</span>`:p}
      ${Ae(d)} ${z(F(i.problems,o,s))}
    </div>
  </div>`}function C(e,t){let s=u.value("configuration",[e,t]);return w(s)?e==="agents"?String(s.name??t):Dt(s.title,t):t}function M(e,t){if(e.$ref)return M(t.$defs?.[e.$ref.split("/").at(-1)??""]??{},t);let s=e.anyOf?.filter(n=>n.type!=="null");return s?.[0]?{...M(s[0],t),default:e.default}:e}function Kt(e,t){let s=M(e,t);return s.enum?"choice":s.type==="boolean"?"flag":s.type==="integer"||s.type==="number"?"number":s.type==="array"?M(s.items??{},t).type==="object"?"tables":"list":s.type==="object"&&s.properties?"table":s.type==="object"?Gs(s,t):"text"}function lt(e){return Object.values(e.patternProperties??{})[0]??(typeof e.additionalProperties=="object"?e.additionalProperties:{})}function Gs(e,t){let s=M(lt(e),t);return s.type==="array"?"word lists":s.type==="integer"||s.type==="number"?"levels":s.type==="object"&&s.properties?"named tables":"texts"}var ct={hours:"hours",department:"departments",parent:"departments",queue:"queues",lead:"agents"};function dt(e){let t=Kt(e.schema,e.root);if(e.table==="agents"&&e.key==="queues")return Js(e);if(ct[e.key]&&t==="text")return zt(e,u.names(ct[e.key]??""),ct[e.key]);switch(t){case"flag":return Ks(e);case"choice":return zt(e,M(e.schema,e.root).enum??[]);case"number":return zs(e);case"texts":return Yt(e);case"word lists":return Yt(e,!0);case"list":return Qs(e);case"levels":return Zs(e);case"table":return Xs(e);case"tables":return en(e);case"named tables":return tn(e);default:return Ys(e)}}var I=e=>e.target.value,_e=e=>{let t=M(e.schema,e.root).default;return t==null?"":String(t)};function Ks(e){let t=!!(e.value??M(e.schema,e.root).default);return l`<input
    type="checkbox"
    class="switch"
    aria-label=${e.label}
    .checked=${f(t)}
    ?disabled=${e.disabled}
    @change=${s=>e.change(s.target.checked)} />`}function zt(e,t,s){let n=String(e.value??_e(e)),o=t.includes(n)||n===""?t:[...t,n];return l`<select
    aria-label=${e.label}
    ?disabled=${e.disabled}
    @change=${i=>e.change(I(i)||void 0)}>
    ${_e(e)?p:l`<option value="" ?selected=${n===""}>—</option>`}
    ${o.map(i=>l`<option value=${i} ?selected=${i===n}>${s?C(s,i):Qt(i)}</option>`)}
  </select>`}function Qt(e){return{low:r("low"),normal:r("normal"),high:r("high"),urgent:r("urgent"),first:r("first line"),second:r("second line"),supervisor:r("supervisor"),"longest idle":r("longest idle"),"fewest calls":r("fewest calls"),"most skilled":r("most skilled"),"round robin":r("in turn")}[e]??e}function zs(e){let t=M(e.schema,e.root);return l`<input
    type="number"
    step="any"
    aria-label=${e.label}
    min=${Ne(t.minimum??t.exclusiveMinimum)}
    max=${Ne(t.maximum)}
    placeholder=${_e(e)}
    .value=${f(String(e.value??""))}
    ?disabled=${e.disabled}
    @change=${s=>e.change(I(s)===""?void 0:Number(I(s)))} />`}function Ys(e){return l`<input
    type="text"
    dir="auto"
    aria-label=${e.label}
    placeholder=${_e(e)}
    .value=${f(String(e.value??""))}
    ?disabled=${e.disabled}
    @change=${t=>e.change(I(t).trim()||void 0)} />`}function U(e){return w(e)?e:{}}function Yt(e,t=!1){let s=U(e.value);return l`<div class="languages">
    ${u.told.languages.map(n=>{let o=s[n],i=Array.isArray(o)?o.join(n==="ar"?"، ":", "):String(o??""),a=d=>{let c=I(d).trim(),m=x(s,n,c===""?void 0:t?H(c):c);e.change(Object.keys(m).length?m:void 0)};return l`<label
        ><span class="small soft">${P(n)}</span>
        <input
          type="text"
          lang=${n}
          dir=${n==="ar"?"rtl":"ltr"}
          aria-label="${e.label}, ${P(n)}"
          .value=${f(i)}
          ?disabled=${e.disabled}
          @change=${a}
      /></label>`})}
  </div>`}function Qs(e){let t=Array.isArray(e.value)?e.value:[];return l`<input
    type="text"
    dir="ltr"
    aria-label=${e.label}
    placeholder=${_e(e).replaceAll(",",", ")}
    .value=${f(t.join(", "))}
    ?disabled=${e.disabled}
    @change=${s=>e.change(I(s).trim()===""?void 0:H(I(s)))} />`}function Zs(e){let t=U(e.value),s=[...new Set(Object.values(U(u.value("configuration",["agents"]))).flatMap(o=>Object.keys(U(U(o).skills))))],n=o=>{let i=I(o);i&&!(i in t)&&e.change({...t,[i]:3}),o.target.value=""};return l`<div class="chips">
    ${Object.entries(t).map(([o,i])=>l`<span class="chip"
          ><bdi>${o}</bdi>
          <input
            type="number"
            min="1"
            max="5"
            aria-label=${r("Level of {name}",{name:o})}
            .value=${f(String(i))}
            ?disabled=${e.disabled}
            @change=${a=>e.change({...t,[o]:Number(I(a))})} />
          <button
            class="quiet"
            ?disabled=${e.disabled}
            aria-label=${r("Remove {name}",{name:o})}
            @click=${()=>e.change(Zt(x(t,o,void 0)))}>
            ×
          </button></span
        >`)}
    <input
      class="short"
      list="skills"
      aria-label=${r("Add a skill")}
      placeholder=${r("Add a skill")}
      ?disabled=${e.disabled}
      @change=${n} />
    <datalist id="skills">${s.map(o=>l`<option value=${o}></option>`)}</datalist>
  </div>`}function Zt(e){return Object.keys(e).length?e:void 0}function Js(e){let t=new Map(Array.isArray(e.value)?e.value.map(o=>[String(o),1]):Object.entries(U(e.value)).map(([o,i])=>[o,Number(i)])),s=()=>e.change([...t.values()].every(o=>o===1)?[...t.keys()]:Object.fromEntries(t)),n=[...new Set([...u.names("queues"),...t.keys()])];return l`<div class="chips" role="group" aria-label=${e.label}>
    ${n.map(o=>l`<span class="chip ${t.has(o)?"on":""}">
          <label
            ><input
              type="checkbox"
              .checked=${f(t.has(o))}
              ?disabled=${e.disabled}
              @change=${i=>{i.target.checked?t.set(o,1):t.delete(o),s()}} /><bdi>${C("queues",o)}</bdi></label
          >
          ${t.has(o)?l`<input
                  type="number"
                  min="0.1"
                  max="100"
                  step="any"
                  aria-label=${r("Weight of {name}",{name:o})}
                  .value=${f(String(t.get(o)))}
                  ?disabled=${e.disabled}
                  @change=${i=>{t.set(o,Number(I(i))),s()}} />`:p}</span
        >`)}
  </div>`}function ut(e,t,s,n){let o=M(t,e.root);return l`<div class="inner">
    ${Object.entries(o.properties??{}).map(([i,a])=>{let d=K(e.key,i);return l`<div class="inner-row">
        <span class="small">${d}</span>${dt({...e,table:e.key,key:i,schema:a,value:s[i],label:d,change:c=>n(x(s,i,c))})}
      </div>`})}
  </div>`}function Xs(e){let t=w(e.value);return l`<div class="grid">
    <label class="row"
      ><input
        type="checkbox"
        .checked=${f(t)}
        ?disabled=${e.disabled}
        @change=${s=>e.change(s.target.checked?{}:void 0)} /><span
        >${r("Set")}</span
      ></label
    >
    ${t?ut(e,e.schema,U(e.value),s=>e.change(s)):p}
  </div>`}function en(e){let t=Array.isArray(e.value)?e.value:[],s=M(e.schema,e.root).items??{},n=(i,a)=>e.change(t.map((d,c)=>c===i?a:d)),o=i=>e.change(t.length===1?void 0:t.filter((a,d)=>d!==i));return l`<ol class="steps">
      ${t.map((i,a)=>l`<li>
            ${ut(e,s,U(i),d=>n(a,d))}
            <button class="quiet" ?disabled=${e.disabled} @click=${()=>o(a)}>${r("Remove")}</button>
          </li>`)}
    </ol>
    <button class="plain small" ?disabled=${e.disabled} @click=${()=>e.change([...t,{}])}>
      ${r("Add a step")}
    </button>`}function tn(e){let t=U(e.value),s=lt(M(e.schema,e.root));return l`<div class="grid">
    ${Object.entries(t).map(([n,o])=>l`<details>
          <summary><bdi>${Qt(n)}</bdi></summary>
          ${ut(e,s,U(o),i=>e.change({...t,[n]:i}))}
          <button
            class="quiet"
            ?disabled=${e.disabled}
            @click=${()=>e.change(Zt(x(t,n,void 0)))}>
            ${r("Remove")}
          </button>
        </details>`)}
    <input
      class="short"
      dir="ltr"
      aria-label=${r("Add: {what}",{what:e.label})}
      placeholder=${r("Add by name")}
      ?disabled=${e.disabled}
      @change=${n=>{let o=I(n).trim();o&&e.change({...t,[o]:t[o]??{}}),n.target.value=""}} />
  </div>`}var pt=class{store;constructor(){this.store=new E({...Jt(),find:"",language:"ar"}),window.addEventListener("hashchange",()=>{let t=Jt();this.store.set({...t,find:t.section===this.store.state.section?this.store.state.find:""})})}go(t){location.hash=t}open(t){location.hash=t?`${this.store.state.section}/${encodeURIComponent(t)}`:this.store.state.section}find(t){this.store.set({find:t})}};function Jt(){let[e="",t=""]=location.hash.slice(1).split("/");return{section:e||"users",open:decodeURIComponent(t)}}var v=new pt;function Xt(e){return e==="agents"?{name:"?",queues:u.names("queues").slice(0,1)}:e==="categories"?{department:u.names("departments")[0]??""}:e==="hours"?{week:{sunday:["07:30-14:30"]}}:{}}async function sn(e,t,s="configuration",n=Xt(e)){t&&(u.value(s,[e,t])===void 0&&await u.edit(s,[e,t],n),v.open(t))}function xe(e,t="configuration",s){let{open:n,find:o}=v.store.state,i=o.trim().toLowerCase(),d=(e==="departments"?nn():u.names(e,t).map(c=>({key:c,depth:0}))).filter(({key:c})=>`${c} ${C(e,c)}`.toLowerCase().includes(i));return l`<div class="card entries">
    <input
      type="search"
      aria-label=${r("Find in the list")}
      placeholder=${r("Find")}
      .value=${o}
      @input=${c=>v.find(c.target.value)} />
    <ul aria-label=${G("{n} entry","{n} entries",d.length)}>
      ${ie(d,({key:c})=>c,({key:c,depth:m})=>{let $=F(u.told.problems,t,[e,c]).length,h=u.told.draft.edits.some(g=>g.file===t&&g.path[0]===e&&(g.path[1]===c||g.path.length===1));return l`<li class="depth-${Math.min(m,4)}">
            <button class="entry" aria-current=${n===c?"true":p} @click=${()=>v.open(c)}>
              <span class="entry-name"><bdi>${C(e,c)}</bdi></span
              >${C(e,c)===c?p:l`<code class="small soft">${c}</code>`}
              ${$?l`<span class="tag bad">${$}</span>`:h?l`<span class="dot" role="img" aria-label=${r("changed")}></span>`:p}
            </button>
          </li>`})}
    </ul>
    <form
      class="row"
      @submit=${c=>{c.preventDefault();let m=c.target;sn(e,String(new FormData(m).get("key")).trim(),t,s??Xt(e)),m.reset()}}>
      <input
        name="key"
        dir="ltr"
        required
        pattern="[a-z0-9][a-z0-9_\\-]*"
        maxlength="40"
        aria-label=${r("Key of the new entry")}
        placeholder=${r("New key")}
        title="a–z, 0–9, -, _" />
      <button class="plain">${r("Add")}</button>
    </form>
  </div>`}function nn(){let e=u.names("departments"),t=o=>u.value("configuration",["departments",o,"parent"]),s=[],n=(o,i)=>{for(let a of e.filter(d=>t(d)===o&&!s.some(c=>c.key===d)))s.push({key:a,depth:i}),n(a,i+1)};n(void 0,0);for(let o of e)s.some(i=>i.key===o)||s.push({key:o,depth:0});return s}function Re(e,t,s="configuration"){return l`<button
    class="plain"
    @click=${()=>{v.open(""),u.edit(s,[e,t],void 0)}}>
    ${r("Remove from the draft")}
  </button>`}function Ee(e){let t=v.store.state.open,s=u.value("configuration",[e,t]);return l`<div class="split">
    ${xe(e)}
    ${w(s)?oe(`${e}/${t}`,rn(e,t,s)):l`<p class="soft empty">${r("Choose an entry, or add one.")}</p>`}
  </div>`}function rn(e,t,s){let n=u.store.state.schema[e]??{};return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry" dir="auto">${C(e,t)} <code class="soft small">${t}</code></h2>
      ${Re(e,t)}
    </div>
    ${Object.entries(n.properties??{}).map(([o,i])=>{let a=[e,t,o],d=K(e,o),c=$=>{u.edit("configuration",a,$)},m=u.told.fixed[a.join(".")]!==void 0;return he(d,o,a,dt({table:e,key:o,schema:i,root:n,value:s[o],change:c,label:d,disabled:m}))})}
  </section>`}var on=["sunday","monday","tuesday","wednesday","thursday","friday","saturday"],le=new E({key:"",told:null}),ge=e=>e.target.value;function es(e){return new Intl.DateTimeFormat(ke,{weekday:"long",timeZone:"UTC"}).format(Date.UTC(2026,2,1+e))}function ts(){let e=v.store.state.open||(u.names("hours")[0]??""),t=u.value("configuration",["hours",e]);return w(t)&&an(e),l`<div class="split">
    ${xe("hours")}
    ${w(t)?oe(e,ln(e,t)):l`<p class="soft empty">${r("Choose an entry, or add one.")}</p>`}
  </div>`}function an(e){let t=`${e} ${u.told.draft.version} ${u.told.draft.changed_at}`;le.state.key!==t&&(le.set({key:t}),b.get(`${k}/settings/opening/${encodeURIComponent(e)}`).then(({body:s})=>le.set({told:s}),()=>le.set({told:null})))}function ln(e,t){let s=u.store.state.schema.hours??{},n=w(t.week)?t.week:{},o=["hours",e];return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry">${C("hours",e)}</h2>
      ${Re("hours",e)}
    </div>
    ${he(K("hours","week"),"week",[...o,"week"],l`<table class="week">
        <tbody>
          ${on.map((i,a)=>{let d=Array.isArray(n[i])?n[i]:[],c=m=>{u.edit("configuration",[...o,"week",i],H(ge(m)).length?H(ge(m)):void 0)};return l`<tr>
              <th scope="row">${es(a)}</th>
              <td>
                <input
                  dir="ltr"
                  aria-label=${r("Hours on {day}",{day:es(a)})}
                  placeholder=${r("closed")}
                  .value=${f(d.join(", "))}
                  @change=${c} />
              </td>
              <td>${ss(d)}</td>
            </tr>`})}
        </tbody>
      </table>`)}
    ${he(K("hours","holidays"),"holidays",[...o,"holidays"],l`<input
        class="short"
        dir="ltr"
        maxlength="2"
        aria-label=${K("hours","holidays")}
        placeholder="OM"
        .value=${f(String(t.holidays??""))}
        @change=${i=>{u.edit("configuration",[...o,"holidays"],ge(i).trim().toUpperCase()||void 0)}} />`)}
    ${he(K("hours","dates"),"dates",[...o,"dates"],cn(o,w(t.dates)?t.dates:{}))}
    ${s?dn():p}
  </section>`}function cn(e,t){let s=(n,o)=>{u.edit("configuration",[...e,"dates",n],o)};return l`<table class="week">
      <tbody>
        ${Object.entries(t).sort(([n],[o])=>n<o?-1:1).map(([n,o])=>l`<tr>
                <th scope="row"><bdi>${n}</bdi></th>
                <td>
                  <input
                    dir="ltr"
                    aria-label=${r("Hours on {day}",{day:n})}
                    placeholder=${r("closed")}
                    .value=${f((o??[]).join(", "))}
                    @change=${i=>s(n,H(ge(i)))} />
                </td>
                <td>
                  <button
                    class="quiet"
                    aria-label=${r("Remove {name}",{name:n})}
                    @click=${()=>s(n,void 0)}>
                    ×
                  </button>
                </td>
              </tr>`)}
      </tbody>
    </table>
    <label class="row small"
      ><span>${r("Add a date")}</span
      ><input
        type="date"
        class="short"
        @change=${n=>{ge(n)&&s(ge(n),[]),n.target.value=""}}
    /></label>`}function ss(e){let t=n=>Number(n.slice(0,-3))*60+Number(n.slice(-2)),s=e.flatMap(n=>{let[o,i]=n.split("-").map(a=>t(a.trim()));return o===void 0||i===void 0||Number.isNaN(o+i)?[]:[{from:o,to:i>o?i:1440}]});return l`<svg class="day" viewBox="0 0 1440 60" preserveAspectRatio="none" aria-hidden="true">
    <rect class="ground" width="1440" height="60" rx="20"></rect>
    ${s.map(({from:n,to:o})=>st`<rect class="open" x=${n} width=${o-n} height="60" rx="20"></rect>`)}
  </svg>`}function dn(){let{told:e}=le.state;return e?l`<div class="row between">
      <h3>${r("The next 14 days")}</h3>
      <span class="tag ${e.open?"good":"bad"}">${e.open?r("Open now"):r("Closed now")}</span>
    </div>
    <p class="small soft">
      ${e.changes_at?r("Changes: {when}",{when:me(e.changes_at)}):r("It never changes.")}
    </p>
    <table class="week">
      <tbody>
        ${e.days.map(t=>l`<tr>
              <th scope="row">
                ${new Intl.DateTimeFormat(ke,{weekday:"short",day:"numeric",month:"short",timeZone:"UTC"}).format(Date.parse(t.date))}
              </th>
              <td><bdi>${t.ranges.join(", ")||r("closed")}</bdi></td>
              <td>${ss(t.ranges.map(s=>s.replace("–","-")))}</td>
              <td class="small soft">${t.special?r("single date"):t.holiday}</td>
            </tr>`)}
      </tbody>
    </table>`:l`<p class="soft">${r("The preview is there when nothing is wrong with the draft.")}</p>`}var Se=[{key:"menu",title:()=>r("another menu"),names:()=>u.names("menus","menus")},{key:"queue",title:()=>r("a queue"),names:()=>u.names("queues")},{key:"message",title:()=>r("leave a message for a queue"),names:()=>u.names("queues")},{key:"callback",title:()=>r("a call-back by a queue"),names:()=>u.names("queues")},{key:"information",title:()=>r("prompts, then the menu again"),names:()=>[]},{key:"hours",title:()=>r("today's opening hours"),names:()=>u.names("hours")},{key:"article",title:()=>r("an article, read out"),names:()=>[]},{key:"outside",title:()=>r("a number outside"),names:()=>u.names("outside")},{key:"survey",title:()=>r("the survey of a queue"),names:()=>u.names("queues")},{key:"function",title:()=>r("a function of the city"),names:()=>[]},{key:"status",title:()=>r("the status of a case")},{key:"operator",title:()=>r("a person")},{key:"back",title:()=>r("the menu before")},{key:"repeat",title:()=>r("this menu again")}],Y=e=>e.target.value;function un(e){return Se.find(t=>t.key in e)?.key??""}function pn(e,t,s){let n=Object.fromEntries(Object.entries(e).filter(([o])=>!Se.some(i=>i.key===o)));return["queue","callback"].includes(t)||delete n.requires,t!=="queue"&&delete n.priority_seconds,t?{[t]:s,...n}:n}function mt(e,t,s){let n=un(e),o=Se.find(a=>a.key===n),i=a=>{let d=Se.find(c=>c.key===Y(a));s(pn(e,Y(a),d?.names?d.names()[0]??"":!0))};return l`<div class="action">
    <div class="row">
      <select aria-label=${r("{what} leads to",{what:t})} @change=${i}>
        <option value="" ?selected=${!n}>—</option>
        ${Se.map(a=>l`<option value=${a.key} ?selected=${a.key===n}>${a.title()}</option>`)}
      </select>
      ${o?.names?mn(e,n,t,o.names(),s):p}
      ${n==="queue"||n==="callback"?ns(e,"requires",r("Skills beside the queue's own"),s):p}
      ${n==="queue"?ns(e,"priority_seconds",r("Seconds of advantage"),s):p}
    </div>
    ${hn(e,t,s)}
  </div>`}function mn(e,t,s,n,o){let i=e[t],a=Array.isArray(i)?i.join(", "):String(i??""),d=r("Target of {what}",{what:s});if(!n.length){let m=$=>o({...e,[t]:t==="information"?H(Y($)):Y($).trim()});return l`<input dir="ltr" list="prompts" aria-label=${d} .value=${f(a)} @change=${m} />`}let c=n.includes(a)?n:[a,...n];return l`<select aria-label=${d} @change=${m=>o({...e,[t]:Y(m)})}>
    ${c.map(m=>l`<option ?selected=${m===a}>${m}</option>`)}
  </select>`}function ns(e,t,s,n){let o=i=>n(x(e,t,Y(i)===""?void 0:t==="requires"?Y(i):Number(Y(i))));return l`<input
    class="short"
    dir="ltr"
    aria-label=${s}
    placeholder=${s}
    .value=${f(String(e[t]??""))}
    @change=${o} />`}function hn(e,t,s){let n=w(e.when)?e.when:null,o=i=>{i.target.checked?s({...e,when:{hours:u.names("hours")[0]??""}}):s(x(x(e,"when",void 0),"otherwise",void 0))};return l`<label class="row small"
      ><input type="checkbox" .checked=${f(!!n)} @change=${o} /><span>${r("only when…")}</span></label
    >
    ${n?ht(n,i=>s({...e,when:i})):p}
    ${n?l`<div class="otherwise">
            <span class="small soft">${r("otherwise")}</span>
            ${mt(w(e.otherwise)?e.otherwise:{},r("{what}, otherwise",{what:t}),i=>s(x(e,"otherwise",Object.keys(i).length?i:void 0)))}
          </div>`:p}`}function ht(e,t){let s=u.names("hours"),n=[["hours",r("open"),s.map(o=>[o,o])],["closed",r("closed"),s.map(o=>[o,o])],["caller",r("caller"),[["known",r("known")],["new",r("new")],["withheld",r("number withheld")]]],["language",r("language"),u.told.languages.map(o=>[o,o])]];return l`<div class="row small when">
    ${n.map(([o,i,a])=>l`<label class="row"
          ><span>${i}</span
          ><select @change=${d=>t(x(e,o,Y(d)||void 0))}>
            <option value="" ?selected=${!e[o]}>—</option>
            ${a.map(([d,c])=>l`<option value=${d} ?selected=${e[o]===d}>${c}</option>`)}
          </select></label
        >`)}
  </div>`}var Ue=class{#e=null;#t=null;#s=[];async start(){let t={echoCancellation:!1,noiseSuppression:!1,autoGainControl:!1,channelCount:1};this.#t=await navigator.mediaDevices.getUserMedia({audio:t}),this.#e=new AudioContext,await this.#e.audioWorklet.addModule("/desk/assets/admin-recorder.js");let s=new AudioWorkletNode(this.#e,"hotline-recorder");s.port.onmessage=n=>this.#s.push(n.data),this.#e.createMediaStreamSource(this.#t).connect(s)}async stop(){let t=this.#e?.sampleRate??48e3;for(let s of this.#t?.getTracks()??[])s.stop();return await this.#e?.close(),new Blob([gn(this.#s,t)],{type:"audio/wav"})}};function gn(e,t){let s=e.reduce((a,d)=>a+d.length,0),n=new DataView(new ArrayBuffer(44+2*s)),o=(a,d)=>[...d].forEach((c,m)=>n.setUint8(a+m,c.charCodeAt(0)));o(0,"RIFF"),n.setUint32(4,36+2*s,!0),o(8,"WAVEfmt "),n.setUint32(16,16,!0),n.setUint16(20,1,!0),n.setUint16(22,1,!0),n.setUint32(24,t,!0),n.setUint32(28,2*t,!0),n.setUint16(32,2,!0),n.setUint16(34,16,!0),o(36,"data"),n.setUint32(40,2*s,!0);let i=44;for(let a of e)for(let d of a)n.setInt16(i,Math.max(-32768,Math.min(32767,Math.round(d*32767))),!0),i+=2;return n.buffer}var T=new E({prompts:{},recordings:null,takes:[],recorder:null,trouble:"",heard:0}),gt=60;async function We(){T.set((await b.get(`${k}/prompts`)).body)}function Be(e,t){let s=u.value(`prompts.${e}`,[t]);return typeof s=="string"?s:T.state.prompts[e]?.find(n=>n.name===t)?.text??""}var Ge=(e,t)=>`${k}/prompts/${e}/${encodeURIComponent(t)}`;function os(){let{language:e,find:t,open:s}=v.store.state,n=t.trim().toLowerCase(),i=(T.state.prompts[e]??[]).filter(a=>`${a.name} ${Be(e,a.name)}`.toLowerCase().includes(n));return l`<div class="card">
    <div class="row between">
      <div class="row" role="group" aria-label=${r("Language")}>
        ${u.told.languages.map(a=>l`<button class=${a===e?"":"plain"} aria-pressed=${a===e} @click=${()=>v.store.set({language:a})}>${P(a)}</button>`)}
      </div>
      <input
        class="finder"
        type="search"
        aria-label=${r("Find a prompt by its name or its text")}
        placeholder=${r("Find")}
        .value=${t}
        @input=${a=>v.find(a.target.value)} />
    </div>
    ${T.state.recordings===null?l`<p class="soft small">
            ${r("No folder for recordings is named yet: the first one is made when you publish this.")}
            <button
              class="plain small"
              @click=${()=>{u.edit("configuration",["prompts","recordings"],"recordings")}}>
              ${r("Use the folder “recordings” beside the configuration")}
            </button>
          </p>`:p}
    <p class="small soft" role="status">
      ${G("{n} prompt","{n} prompts",i.length)}${i.length>gt?` · ${r("the first {n} are shown",{n:gt})}`:p}
    </p>
    <table class="prompts">
      <thead>
        <tr>
          <th>${r("Prompt")}</th>
          <th>${r("Text")}</th>
          <th>${r("Said by")}</th>
          <th><span class="unseen">${r("Sound")}</span></th>
        </tr>
      </thead>
      <tbody>
        ${ie(i.slice(0,gt),a=>`${e}/${a.name}`,a=>fn(e,a,s===a.name))}
      </tbody>
    </table>
  </div>`}function fn(e,t,s){let n={studio:["good",r("recording")],synthetic:["",r("synthetic voice")],text:["warn",r("no sound yet")]},[o,i]=n[t.state];return l`<tr class=${s?"open":""}>
      <th scope="row">
        <code>${t.name}</code
        >${t.note?l`<br /><span class="small soft" lang=${e} dir="auto">${t.note}</span>`:p}
      </th>
      <td>
        <textarea
          rows="2"
          lang=${e}
          dir=${e==="ar"?"rtl":"ltr"}
          aria-label=${r("Text of {name} in {language}",{name:t.name,language:P(e)})}
          .value=${f(Be(e,t.name))}
          @change=${a=>{u.edit(`prompts.${e}`,["prompts",t.name],a.target.value.trim())}}></textarea>
        ${z(F(u.told.problems,`prompts.${e}`,["prompts",t.name]))}
      </td>
      <td><span class="tag ${o}">${i}</span></td>
      <td>
        <button class="plain small" aria-expanded=${s} @click=${()=>{$n(e,t.name,s)}}>
          ${r("Sound")}
        </button>
      </td>
    </tr>
    ${s?l`<tr class="sound">
            <td colspan="4">${bn(e,t)}</td>
          </tr>`:p}`}async function $n(e,t,s){T.set({takes:[],trouble:""}),v.open(s?"":t),s||await is(e,t)}async function is(e,t){let s=await q(()=>b.get(`${Ge(e,t)}/takes`));s&&T.set({takes:s.body.takes})}function bn(e,t){let{recorder:s,takes:n,trouble:o,heard:i}=T.state;return l`<div class="grid">
    <div class="row">
      ${t.state==="text"?p:l`<audio controls preload="none" src="${Ge(e,t.name)}/audio?take=${i}" aria-label=${r("What callers hear")}></audio>`}
      ${s?l`<button class="bad" @click=${()=>{yn(e,t.name)}}><span class="pulse">●</span> ${r("Stop and keep")}</button>`:l`<button class="plain" @click=${()=>{vn()}}>● ${r("Record")}</button>`}
      <label class="button plain"
        >${r("Upload WAV, FLAC or OGG")}<input
          class="unseen"
          type="file"
          accept=".wav,.flac,.ogg,.oga,.opus,audio/*"
          @change=${a=>{wn(a,e,t.name)}}
      /></label>
      ${t.state==="studio"?l`<button class="plain" @click=${()=>{rs(e,t.name,null)}}>${r("Back to the synthetic voice")}</button>`:p}
    </div>
    ${o?l`<p class="trouble" role="alert" lang="en" dir="ltr">${o}</p>`:p}
    ${n.length?l`<div>
            <h3>${r("Earlier takes")}</h3>
            <ul class="takes">
              ${n.map(a=>l`<li><bdi>${me(a.at)}</bdi> <button class="plain small" @click=${()=>{rs(e,t.name,a.name)}}>${r("Use this one again")}</button></li>`)}
            </ul>
          </div>`:p}
  </div>`}async function vn(){let e=new Ue;try{await e.start(),T.set({recorder:e,trouble:""})}catch(t){let s=t instanceof DOMException&&t.name==="NotAllowedError";_(s?r("The browser may not use the microphone: allow it beside the address."):r("There is no microphone that can be used."),"trouble")}}async function yn(e,t){let s=await T.state.recorder?.stop();T.set({recorder:null}),s&&await as(e,t,s)}async function wn(e,t,s){let n=e.target,o=n.files?.[0];o&&await as(t,s,o),n.value=""}async function as(e,t,s){try{let{body:n}=await b.put(`${Ge(e,t)}/recording`,s);_(r("Callers hear the new recording from now on.")),T.set({trouble:n.notes.join(" "),heard:T.state.heard+1}),await Promise.all([We(),is(e,t)])}catch(n){T.set({trouble:J(n)})}}async function rs(e,t,s){let n=await q(()=>b.post(`${Ge(e,t)}/back`,{take:s}));n&&(T.set({takes:n.body.takes,heard:T.state.heard+1}),await We())}var D="menus",ls=["1","2","3","4","5","6","7","8","9","0","*","#"],ce=e=>e.target.value;function cs(){let e=v.store.state.open||(u.names("menus",D)[0]??""),t=u.value(D,["menus",e]);return l`<div class="split">
      ${xe("menus",D,{prompts:["main-menu"],keys:{9:{repeat:!0}}})}
      ${w(t)?oe(e,kn(e,t)):l`<p class="soft empty">${r("Choose an entry, or add one.")}</p>`}
    </div>
    ${Rn()}
    <datalist id="prompts">
      ${(T.state.prompts[u.told.languages[0]??""]??[]).map(s=>l`<option value=${s.name}>${s.text.slice(0,60)}</option>`)}
    </datalist>`}function kn(e,t){let s=["menus",e],n=u.told,o=F(n.problems,D,s).filter(a=>!a.key.startsWith(`menus.${e}.keys`)),i=n.draft.edits.filter(a=>a.file===D&&a.path[0]==="menus"&&a.path[1]===e);return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry"><code>${e}</code></h2>
      ${Re("menus",e,D)}
    </div>
    ${z(o)} ${Ae(i)}
    <h3>${r("What the caller hears")}</h3>
    ${Tn(e,t)}
    <h3>${r("Keys")}</h3>
    ${_n(e,t)}
  </section>`}function Tn(e,t){let s=Array.isArray(t.prompts)?t.prompts:[],n=i=>{u.edit(D,["menus",e,"prompts"],i)},o=(i,a)=>n(s.map((d,c)=>c===i?a:d));return l`<ol class="steps">
      ${s.map((i,a)=>l`<li>
            ${An(i,d=>o(a,d))}
            <button class="quiet" @click=${()=>n(s.filter((d,c)=>c!==a))}>
              ${r("Remove")}
            </button>
          </li>`)}
    </ol>
    <button class="plain small" @click=${()=>n([...s,"main-menu"])}>${r("Add a prompt")}</button>`}function An(e,t){let s=w(e)?e:{prompt:e},n=String(s.prompt??""),o=d=>t(Object.keys(d).length===1?d.prompt:d),i=w(s.when)?s.when:null,a=d=>{let c=d.target.checked;o(c?{...s,when:{hours:u.names("hours")[0]??""}}:{prompt:n})};return l`<div class="grid">
    <input
      dir="ltr"
      list="prompts"
      aria-label=${r("Name of the prompt")}
      .value=${f(n)}
      @change=${d=>o({...s,prompt:ce(d).trim()})} />
    <div class="languages">
      ${u.told.languages.map(d=>l`<label
            ><span class="small soft">${P(d)}</span>
            <textarea
              rows="2"
              lang=${d}
              dir=${d==="ar"?"rtl":"ltr"}
              aria-label=${r("Text of {name} in {language}",{name:n,language:P(d)})}
              .value=${f(Be(d,n))}
              @change=${c=>{u.edit(`prompts.${d}`,["prompts",n],ce(c).trim())}}></textarea>
          </label>`)}
    </div>
    ${u.told.languages.map(d=>z(F(u.told.problems,`prompts.${d}`,["prompts",n])))}
    <label class="row small"
      ><input type="checkbox" .checked=${f(!!i)} @change=${a} /><span>${r("only when…")}</span></label
    >
    ${i?l`${ht(i,d=>o({...s,when:d}))}
            <label class="row small"
              ><span>${r("otherwise")}</span
              ><input
                dir="ltr"
                list="prompts"
                .value=${f(String(s.otherwise??""))}
                @change=${d=>o(x(s,"otherwise",ce(d).trim()||void 0))}
            /></label>`:p}
  </div>`}function _n(e,t){let s=w(t.keys)?t.keys:{},n=ls.filter(i=>!(i in s)),o=i=>{ce(i)&&u.edit(D,["menus",e,"keys",ce(i)],{repeat:!0})};return l`<ul class="keys">
      ${ls.filter(i=>i in s).map(i=>xn(e,i,w(s[i])?s[i]:{}))}
    </ul>
    ${n.length?l`<select class="short" aria-label=${r("Add a key")} @change=${o} .value=${f("")}>
            <option value="">${r("Add a key")}</option>
            ${n.map(i=>l`<option>${i}</option>`)}
          </select>`:p}
    <p class="small soft">${r("0 leads to a person and * to the menu before, unless they are used here.")}</p>`}function xn(e,t,s){let n=["menus",e,"keys",t],o=a=>{u.edit(D,n,a)},i=w(s.say)?s.say:{};return l`<li>
    <kbd>${t}</kbd>
    <div class="grid">
      ${mt(s,r("Key {key}",{key:t}),o)}
      <div class="languages">
        ${u.told.languages.map(a=>l`<label
              ><span class="small soft">${r("Said instead, {language}",{language:P(a)})}</span>
              <input
                lang=${a}
                dir=${a==="ar"?"rtl":"ltr"}
                .value=${f((i[a]??[]).join(a==="ar"?"، ":", "))}
                @change=${d=>{let c=x(i,a,H(ce(d)).length?H(ce(d)):void 0);o(x(s,"say",Object.keys(c).length?c:void 0))}}
            /></label>`)}
      </div>
      ${z(F(u.told.problems,D,n))}
    </div>
    <button
      class="quiet"
      aria-label=${r("Remove {name}",{name:r("Key {key}",{key:t})})}
      @click=${()=>{u.edit(D,n,void 0)}}>
      ×
    </button>
  </li>`}function Rn(){let{told:e}=u;if(e.problems.length)return l`<p class="card soft">${r("The menus are drawn when nothing is wrong with the draft.")}</p>`;let t=`${k}/settings/menus.svg?lang=${L}&draft=${e.draft.version}-${e.draft.changed_at}`;return l`<section class="card" aria-label=${r("Drawing")}>
    <div class="row between">
      <h2>${r("Drawing of the draft")}</h2>
      <a class="button plain" href=${t} target="_blank" rel="noopener">${r("Open by itself")}</a>
    </div>
    <div class="drawing scroll" tabindex="0" dir="ltr">
      <img src=${t} alt=${r("The menus as a graph: numbers, menus, keys and queues")} />
    </div>
  </section>`}var j=new E({users:[],roles:[],tokens:[],scopes:[],secret:""});async function Ke(){let[e,t]=await Promise.all([b.get(`${k}/users`),b.get(`${k}/tokens`)]);j.set({...e.body,...t.body})}function us(e){return{agent:r("agent"),supervisor:r("supervisor"),quality:r("quality"),"second line":r("second line"),department:r("department"),administrator:r("administrator")}[e]??e}var Pe=e=>`${k}/users/${encodeURIComponent(e)}`;async function ft(e,t){let s=await q(e);s&&(j.set("users"in s.body||"tokens"in s.body?s.body:{}),_(t))}function ps(){let{users:e}=j.state,{open:t,find:s}=v.store.state,n=s.trim().toLowerCase(),o=e.filter(a=>`${a.name} ${a.full_name}`.toLowerCase().includes(n)),i=e.find(a=>a.name===t);return l`<div class="split">
    <div class="card entries">
      <input
        type="search"
        aria-label=${r("Find in the list")}
        placeholder=${r("Find")}
        .value=${s}
        @input=${a=>v.find(a.target.value)} />
      <ul>
        ${ie(o,a=>a.name,a=>l`<li>
              <button
                class="entry"
                aria-current=${a.name===t?"true":p}
                @click=${()=>v.open(a.name)}>
                <span class="entry-name"><bdi>${a.full_name}</bdi></span
                ><span class="small soft">${a.roles.map(us).join(" · ")}</span>
              </button>
            </li>`)}
      </ul>
      <button class="plain" @click=${()=>v.open("+")}>${r("Add a user")}</button>
    </div>
    ${t==="+"?ds(null):i?ds(i):l`<p class="soft empty">${r("Choose an entry, or add one.")}</p>`}
  </div>`}function ds(e){let t=async s=>{s.preventDefault();let n=new FormData(s.target),o=e?.name??String(n.get("name")),i={full_name:n.get("full_name"),roles:n.getAll("roles"),agent:n.get("agent")||null,departments:n.getAll("departments"),password:n.get("password")||null};if(e)return ft(()=>b.put(Pe(o),i),r("Saved. Open sessions of this user have ended."));await q(()=>b.post(Pe(o),i))!==void 0&&(await Ke(),v.open(o),_(r("The user is added.")))};return l`<section class="card" aria-labelledby="entry">
    <h2 id="entry" dir="auto">${e?e.full_name:r("New user")}</h2>
    <form class="grid wide" @submit=${t}>
      ${e?l`<p class="soft"><code>${e.name}</code></p>`:l`<label>${r("Name to sign in with")}<input name="name" dir="ltr" required maxlength="64" autocomplete="off" /></label>`}
      <label
        >${r("Name for others")}<input
          name="full_name"
          dir="auto"
          required
          maxlength="200"
          .value=${e?.full_name??""}
      /></label>
      <fieldset>
        <legend>${r("Roles")}</legend>
        ${j.state.roles.map(s=>l`<label class="row"><input type="checkbox" name="roles" value=${s} .checked=${e?.roles.includes(s)??!1} /><span>${us(s)}</span></label>`)}
      </fieldset>
      <label
        >${r("Takes calls as")}<select name="agent">
          <option value="">—</option>
          ${u.names("agents").map(s=>l`<option value=${s} ?selected=${e?.agent===s}>${C("agents",s)} (${s})</option>`)}
        </select></label
      >
      <fieldset>
        <legend>${r("Departments")}</legend>
        ${u.names("departments").map(s=>l`<label class="row"><input type="checkbox" name="departments" value=${s} .checked=${e?.departments.includes(s)??!1} /><span>${C("departments",s)}</span></label>`)}
      </fieldset>
      ${e?p:l`<label>${r("First password (or none, for a link)")}<input type="password" name="password" autocomplete="new-password" /></label>`}
      <div class="row"><button>${e?r("Save"):r("Add")}</button></div>
    </form>
    ${e?En(e):p}
  </section>`}function En(e){let t=n=>{n.preventDefault();let o=n.target;q(()=>b.put(`${Pe(e.name)}/password`,{password:new FormData(o).get("password")})).then(i=>{i!==void 0&&(o.reset(),_(r("The password is set.")))})},s=async()=>{let n=await q(()=>b.post(`${Pe(e.name)}/link`));n&&j.set({secret:location.origin+n.body.path})};return l`<form class="row" @submit=${t}>
      <label class="grow"
        >${r("New password")}<input type="password" name="password" required autocomplete="new-password" /></label
      ><button class="plain">${r("Set")}</button>
    </form>
    <div class="row">
      <button class="plain" @click=${()=>{s()}}>${r("Make a link that signs in once")}</button>
      <button
        class="plain danger"
        @click=${()=>confirm(r("Remove {name}? Open sessions end, and nobody signs in by this name.",{name:e.full_name}))&&void ft(()=>b.delete(Pe(e.name)),r("The user is removed."))}>
        ${r("Remove the user")}
      </button>
    </div>
    ${ms()}`}function ms(){let{secret:e}=j.state;return e?l`<div class="secret" role="status">
    <p>${r("It is shown only now: copy it.")}</p>
    <code dir="ltr">${e}</code>
    <div class="row">
      <button class="plain" @click=${()=>{navigator.clipboard.writeText(e).then(()=>_(r("Copied.")))}}>
        ${r("Copy")}
      </button>
      <button class="quiet" @click=${()=>j.set({secret:""})}>${r("Hide")}</button>
    </div>
  </div>`:p}function hs(){let{tokens:e,scopes:t}=j.state,s=async n=>{n.preventDefault();let o=n.target,i=new FormData(o),a=await q(()=>b.post(`${k}/tokens/${encodeURIComponent(String(i.get("holder")))}`,{scopes:i.getAll("scopes")}));a&&(o.reset(),await Ke(),j.set({secret:a.body.token}))};return l`<div class="split even">
    <section class="card">
      <h2>${r("Who holds a token")}</h2>
      <table>
        <thead>
          <tr>
            <th>${r("Program")}</th>
            <th>${r("For")}</th>
            <th><span class="unseen">${r("Remove")}</span></th>
          </tr>
        </thead>
        <tbody>
          ${e.map(n=>l`<tr>
                <th scope="row"><bdi>${n.holder}</bdi></th>
                <td>
                  ${n.scopes===null?l`<span class="tag warn">${r("everything")}</span>`:n.scopes.map(o=>l`<span class="tag" dir="ltr">${o}</span> `)}
                </td>
                <td>
                  <button
                    class="plain small"
                    aria-label=${r("Remove {name}",{name:n.holder})}
                    @click=${()=>{ft(()=>b.delete(`${k}/tokens/${encodeURIComponent(n.holder)}`),r("The token is not good any more."))}}>
                    ${r("Remove")}
                  </button>
                </td>
              </tr>`)}
        </tbody>
      </table>
    </section>
    <section class="card">
      <h2>${r("Give a token")}</h2>
      <form class="grid" @submit=${s}>
        <label>${r("Program")}<input name="holder" dir="ltr" required maxlength="40" /></label>
        <fieldset>
          <legend>${r("For")}</legend>
          ${t.map(n=>l`<label class="row"><input type="checkbox" name="scopes" value=${n} /><code>${n}</code></label>`)}
        </fieldset>
        <p class="small soft">
          ${r("A program that has a token already gets a new one, and the old one is not good any more.")}
        </p>
        <div><button>${r("Give a token")}</button></div>
      </form>
      ${ms()}
    </section>
  </div>`}var X=new E({versions:[],difference:{},of:""});async function ze(){let e=await q(()=>b.get(`${k}/settings/versions`));e&&X.set(e.body)}async function Sn(e,t){if(X.state.of===e)return;X.set({of:e,difference:{}});let s=await q(()=>b.get(t));s&&X.set({difference:s.body.files})}function gs(){let{draft:e,problems:t,others:s,files:n}=u.told,{saving:o}=u.store.state,i=e.edits.length+e.conflicts.length,a=n.configuration?.hindrance;return l`<footer class="draft-bar" aria-label=${r("Draft")}>
    <div class="row grow" role="status">
      <b
        >${i?G("{n} change in your draft","{n} changes in your draft",i):r("No changes in your draft")}</b
      >
      ${o?l`<span class="soft small">${r("saving…")}</span>`:p}
      ${t.length?l`<a href="#publish" class="tag bad">${G("{n} problem","{n} problems",t.length)}</a>`:p}
      ${e.conflicts.length?l`<a href="#publish" class="tag bad">${G("{n} conflict","{n} conflicts",e.conflicts.length)}</a>`:p}
      ${s.map(d=>l`<span class="tag">${r("{user} has a draft too",{user:d.user})}</span>`)}
      ${a?l`<span class="tag warn">${r("read only")}</span>`:p}
    </div>
    ${i?l`<button class="plain" @click=${()=>{u.discard()}}>${r("Discard the draft")}</button>`:p}
    <button @click=${()=>v.go("publish")} ?disabled=${!i}>${r("Look and publish…")}</button>
  </footer>`}function fs(){let e=u.told,t=e.files.configuration;e.draft.edits.length&&!e.problems.length&&Sn(`draft ${e.draft.version} ${e.draft.changed_at}`,`${k}/settings/difference`);let s=e.problems.length>0||e.draft.conflicts.length>0||!e.draft.edits.length||!!t?.hindrance,n=async o=>{o.preventDefault();let i=String(new FormData(o.target).get("note")??"");await u.publish(i)&&(await ze(),v.go("history"))};return l`<section class="card" aria-labelledby="publish-title">
    <h2 id="publish-title">${r("What will change")}</h2>
    ${t?.hindrance?l`<p class="trouble">${Pn(t.hindrance,t.path)}</p>`:p} ${Cn()}
    ${Mn()} ${$s(e.draft.edits)} ${On()}
    ${e.draft.edits.length&&!e.problems.length?qn():p}
    <form class="row" @submit=${n}>
      <label class="grow">${r("Why (for the history)")}<input name="note" dir="auto" maxlength="500" /></label
      ><button ?disabled=${s}>${r("Publish")}</button>
    </form>
  </section>`}function Pn(e,t){return e==="demo"?r("This hotline runs by the demo's own configuration, which is read only. Copy hotline/demo, and start with --config."):r("The hotline may not write {path}: everything here is read only. Let the user who runs it write the file and its folder.",{path:t})}function Cn(){let{conflicts:e}=u.told.draft;return e.length?l`<div class="trouble">
    <p>${r("Somebody else has changed these meanwhile, here or in the file. Decide whose value counts.")}</p>
    <ul>
      ${e.map(t=>l`<li>
            <code>${t.key}</code> — ${r("you saw")} <bdi>${ae(t.before)}</bdi>, ${r("now it is")}
            <bdi>${ae(u.value(t.file,t.path))}</bdi>, ${r("you want")} <bdi>${ae(t.after)}</bdi>
            <button class="plain small" @click=${()=>{u.resolve(t,!0)}}>${r("Mine")}</button>
            <button class="plain small" @click=${()=>{u.resolve(t,!1)}}>${r("Theirs")}</button>
          </li>`)}
    </ul>
  </div>`:p}function Mn(){let{problems:e,warnings:t}=u.told,s=(n,o)=>l`<ul class="problems ${o}">
      ${n.map(at)}
    </ul>`;return l`${e.length?l`<h3>${r("What is wrong")}</h3>
          ${s(e,"")}`:p}
  ${t.length?l`<details>
          <summary>${G("{n} warning","{n} warnings",t.length)}</summary>
          ${s(t,"warnings")}
        </details>`:p}`}function $s(e){return e.length?l`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>${r("Key")}</th>
          <th>${r("Before")}</th>
          <th>${r("After")}</th>
        </tr>
      </thead>
      <tbody>
        ${e.map(t=>l`<tr>
              <th scope="row"><code dir="ltr">${t.key}</code></th>
              <td><bdi>${ae(t.before)}</bdi></td>
              <td><bdi>${ae(t.after)}</bdi></td>
            </tr>`)}
      </tbody>
    </table>
  </div>`:l`<p class="soft">${r("Nothing was changed.")}</p>`}function On(){let{at_once:e,at_next_start:t}=u.told;return!e.length&&!t.length?p:l`<p>
      ${e.length?l`<span class="tag good">${r("Counts at once")}</span> <code dir="ltr">${e.join(", ")}</code>`:p}
    </p>
    ${t.length?l`<p><span class="tag warn">${r("Counts from the next start on")}</span> <code dir="ltr">${t.join(", ")}</code></p>`:p}`}function qn(){return l`<details>
    <summary>${r("The files, line by line")}</summary>
    ${Object.entries(X.state.difference).map(([,e])=>l`<pre class="difference" dir="ltr" tabindex="0">${e.split(`
`).map(t=>l`<span class=${t.startsWith("+")?"plus":t.startsWith("-")?"minus":""}>${t} </span>`)}</pre>`)}
  </details>`}function bs(){let{versions:e}=X.state;return e.length?l`${e.map(t=>l`<section class="card">
        <div class="row between">
          <h2>${r("Version {version}",{version:t.id})}</h2>
          <span class="soft"
            ><bdi>${t.by}</bdi> ·
            ${me(t.at)}${t.undoes?` · ${r("takes back version {version}",{version:t.undoes})}`:p}</span
          >
          <button class="plain" @click=${()=>{u.undo(t.id).then(ze)}}>${r("Undo")}</button>
        </div>
        ${t.note?l`<p dir="auto">${t.note}</p>`:p}${$s(t.changes)}
      </section>`)}`:l`<p class="soft empty">${r("Nothing was published here yet.")}</p>`}var vs={ar:{reference:"4270",category:"تسرب مياه",department:"دائرة المياه",status:"solved",due:"24.11.2026",link:"https://city.example/c/4270"},en:{reference:"4270",category:"Leaking water pipe",department:"Water Department",status:"solved",due:"24.11.2026",link:"https://city.example/c/4270"}};function ys(e,t){let s=vs[t]??vs.en??{};return e.replace(/\{%.*?%\}/gs,"").replace(/\{\{\s*(\w+).*?\}\}/gs,(n,o)=>s[o]??"…").replace(/\s+/g," ").trim()}function ws(e){return{subject:r("Subject of e-mails"),received:r("Received"),assigned:r("Assigned to a department"),"on-the-way":r("A team is on the way"),solved:r("Solved"),closed:r("Closed"),reopened:r("Reopened")}[e]??e}function ks(){let e=Object.keys(u.told.values).filter(t=>t.startsWith("words.ar."));return l`<p class="soft">
      ${r("Empty: the words that come with the hotline. These may be used: {names}",{names:"{{ reference }}, {{ category }}, {{ department }}, {{ status }}, {{ due }}, {{ link }}"})}
    </p>
    ${e.map(t=>t.slice(9)).map(t=>l`<section class="card">
            <h2>${ws(t)}</h2>
            <div class="languages">${["ar","en"].map(s=>Hn(s,t))}</div>
          </section>`)}`}function Hn(e,t){let s=`words.${e}.${t}`,n=u.value(s,[]),o=typeof n=="string"?n:"",i=u.told.problems.filter(d=>d.file===s||d.key===s),a=d=>{let c=d.target.value;u.edit(s,[],c.trim()?c:void 0)};return l`<div class="grid">
    <label
      ><span class="small soft">${P(e)}</span
      ><textarea
        rows="3"
        lang=${e}
        dir=${e==="ar"?"rtl":"ltr"}
        aria-label="${ws(t)}, ${P(e)}"
        .value=${f(o)}
        @change=${a}></textarea>
    </label>
    ${o?l`<p class="sample small" lang=${e} dir=${e==="ar"?"rtl":"ltr"}>${ys(o,e)}</p>`:p}
    ${Ae(u.told.draft.edits.filter(d=>d.file===s))} ${z(i)}
  </div>`}var $t={users:{title:()=>r("Users and roles"),draw:ps},agents:{title:()=>r("Agents and skills"),draw:()=>Ee("agents")},queues:{title:()=>r("Queues"),draw:()=>Ee("queues")},menus:{title:()=>r("Menus"),draw:cs},hours:{title:()=>r("Opening hours"),draw:ts},prompts:{title:()=>r("Prompts"),draw:os},departments:{title:()=>r("Departments"),draw:()=>Ee("departments")},categories:{title:()=>r("Categories and due times"),draw:()=>Ee("categories")},words:{title:()=>r("Words to citizens"),draw:ks},tokens:{title:()=>r("Tokens of programs"),draw:hs},publish:{title:()=>r("Publish"),draw:fs},history:{title:()=>r("Versions"),draw:bs}};await Ut(e=>{Vn(e)});async function Vn(e){let t=()=>Ln(e);if(Q(l`${Fe(e)}
      <main class="page" id="content"><p class="soft" role="status">${r("Loading…")}</p></main>`,document.body),await Promise.all([u.load(),Ke(),We(),ze()]).catch(n=>Nn(e,n)),!u.store.state.told)return;for(let n of[u.store,v.store,j,T,X,le])n.listen.call(n,t);let s=n=>{u.store.state.saving&&n.preventDefault()};window.addEventListener("beforeunload",s)}function Nn(e,t){let s=t instanceof Error?t.message:String(t);Q(l`${Fe(e)}
      <main class="page" id="content"><p class="trouble" role="alert" dir="auto">${s}</p></main>`,document.body)}function Ln(e){let t=$t[v.store.state.section]?v.store.state.section:"users",s=$t[t];Q(l`${Fe(e)}
      <div class="admin">
        <nav class="sections" aria-label=${r("Sections")}>
          ${Object.entries($t).map(([n,o])=>l`<a href="#${n}" aria-current=${n===t?"page":"false"}>${o.title()}</a>`)}
        </nav>
        <main id="content" class="section">
          <h1>${s?.title()}</h1>
          ${s?.draw()}
        </main>
      </div>
      ${gs()}`,document.body)}
/*! Bundled license information:

lit-html/lit-html.js:
lit-html/directive.js:
lit-html/async-directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/class-map.js:
lit-html/directives/if-defined.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
lit-html/directives/ref.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/keyed.js:
  (**
   * @license
   * Copyright 2021 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
